-- A chain across kinds goes to nothing.
-- before --
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE SEQUENCE ids;
CREATE DOMAIN money_amount AS numeric CHECK (VALUE >= 0);
CREATE FUNCTION minimum() RETURNS numeric LANGUAGE sql STABLE AS 'SELECT 1.5';
CREATE TABLE things (id int DEFAULT nextval('ids'), kind kind, price money_amount DEFAULT minimum());
CREATE FUNCTION label(k kind) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT k::text';
CREATE VIEW v AS SELECT id, label(kind) AS label FROM things WHERE price > minimum();
-- after --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.v fails
DROP VIEW public.v;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.things IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 7: drop table public.things
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.things
--   blocks:      reads and writes of public.things, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.things are dropped
--   hazard:      app-breaking: whoever uses table public.things fails
DROP TABLE public.things;

COMMIT;

BEGIN;

-- Step 3 of 7: drop domain public.money_amount
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP DOMAIN public.money_amount;

-- Step 4 of 7: drop sequence public.ids
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.ids
--   blocks:      reads and writes of public.ids, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence public.ids is dropped
--   hazard:      app-breaking: whoever uses sequence public.ids fails
DROP SEQUENCE public.ids;

-- Step 5 of 7: drop routine public.label(public.kind)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.label(public.kind) fails
DROP FUNCTION public.label(public.kind);

-- Step 6 of 7: drop enum type public.kind
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.kind;

-- Step 7 of 7: drop routine public.minimum()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.minimum() fails
DROP FUNCTION public.minimum();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: drop routine public.minimum()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.minimum()
RETURNS numeric
LANGUAGE sql
STABLE
AS $$SELECT 1.5$$;

-- Undo step 6 of 7: drop enum type public.kind
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.kind AS ENUM ('a', 'b');

-- Undo step 5 of 7: drop routine public.label(public.kind)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.label(k public.kind)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$SELECT k::text$$;

-- Undo step 4 of 7: drop sequence public.ids
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.ids
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE public.ids;

-- Undo step 3 of 7: drop domain public.money_amount
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.money_amount AS numeric;
ALTER DOMAIN public.money_amount ADD CONSTRAINT money_amount_check CHECK (value >= 0);

COMMIT;

BEGIN;

-- Undo step 2 of 7: drop table public.things
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.things
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.things (
    id integer DEFAULT nextval('public.ids'),
    kind public.kind,
    price public.money_amount DEFAULT public.minimum()
);

COMMIT;

BEGIN;

-- Undo step 1 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, public.label(kind) AS label FROM public.things WHERE price > public.minimum();

COMMIT;

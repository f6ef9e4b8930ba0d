-- A chain across kinds from nothing.
-- before --
-- after --
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE SEQUENCE ids;
CREATE DOMAIN money_amount AS numeric CHECK (VALUE >= 0);
CREATE FUNCTION minimum() RETURNS numeric LANGUAGE sql STABLE AS 'SELECT 1.5';
CREATE TABLE things (id int DEFAULT nextval('ids'), kind kind, price money_amount DEFAULT minimum());
CREATE FUNCTION label(k kind) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT k::text';
CREATE VIEW v AS SELECT id, label(kind) AS label FROM things WHERE price > minimum();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: create enum type public.kind
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.kind AS ENUM ('a', 'b');

-- Step 2 of 9: create domain public.money_amount
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.money_amount AS numeric;

-- Step 3 of 9: add domain constraint public.money_amount.money_amount_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.money_amount ADD CONSTRAINT money_amount_check CHECK (value >= 0);

-- Step 4 of 9: create sequence public.ids
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.ids;

-- Step 5 of 9: create table public.things
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.things (
    id integer DEFAULT nextval('public.ids'),
    kind public.kind,
    price public.money_amount
);

-- Step 6 of 9: create routine public.label(public.kind)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.label(k public.kind)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$SELECT k::text$$;

-- Step 7 of 9: create routine public.minimum()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.minimum()
RETURNS numeric
LANGUAGE sql
STABLE
AS $$SELECT 1.5$$;

-- Step 8 of 9: set default of column public.things.price
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.things ALTER COLUMN price SET DEFAULT public.minimum();

-- Step 9 of 9: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, public.label(kind) AS label FROM public.things WHERE price > public.minimum();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 8 of 9: set default of column public.things.price
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.things ALTER COLUMN price DROP DEFAULT;

-- Undo step 7 of 9: create routine public.minimum()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.minimum();

-- Undo step 6 of 9: create routine public.label(public.kind)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.label(public.kind);

-- Undo step 5 of 9: create table public.things
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.things;

-- Undo step 4 of 9: create sequence public.ids
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.ids;

-- Undo step 3 of 9: add domain constraint public.money_amount.money_amount_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.money_amount DROP CONSTRAINT money_amount_check;

-- Undo step 2 of 9: create domain public.money_amount
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.money_amount;

-- Undo step 1 of 9: create enum type public.kind
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.kind;

COMMIT;

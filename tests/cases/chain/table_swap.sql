-- A table becomes a view and a view a table.
-- before --
CREATE TABLE a (x int);
CREATE VIEW b AS SELECT 1 AS y;
-- after --
CREATE VIEW a AS SELECT 1 AS x;
CREATE TABLE b (y int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: drop table public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.a are dropped
--   hazard:      app-breaking: whoever uses table public.a fails
DROP TABLE public.a;

COMMIT;

BEGIN;

-- Step 2 of 4: create view public.a
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
CREATE VIEW public.a AS
SELECT 1 AS x;

-- Step 3 of 4: drop view public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.b fails
DROP VIEW public.b;

-- Step 4 of 4: create table public.b
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.b (
    y integer
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: create table public.b
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.b;

-- Undo step 3 of 4: drop view public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.b
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.b AS
SELECT 1 AS y;

-- Undo step 2 of 4: create view public.a
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.a;

COMMIT;

BEGIN;

-- Undo step 1 of 4: drop table public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.a (
    x integer
);

COMMIT;

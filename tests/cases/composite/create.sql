-- A composite type and a table that uses it.
-- before --
-- after --
CREATE TYPE pair AS (x int, "Y" text COLLATE "C", z numeric(5,2)[]);
CREATE TABLE t (p pair, ps pair[]);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create composite type public.pair
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.pair AS (x integer, "Y" text COLLATE "C", z numeric(5,2)[]);

-- Step 2 of 2: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    p public.pair,
    ps public.pair[]
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 1 of 2: create composite type public.pair
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.pair;

COMMIT;

-- A table's check calls a function over another table's row type.
-- before --
-- after --
CREATE TABLE a (x int);
CREATE FUNCTION good(a) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.x > 0';
CREATE TABLE b (a_row a, CONSTRAINT good_row CHECK (good(a_row)));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create table public.a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.a (
    x integer
);

-- Step 2 of 4: create table public.b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.b (
    a_row public.a
);

-- Step 3 of 4: create routine public.good(public.a)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.good(public.a)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT $1.x > 0$$;

-- Step 4 of 4: add constraint public.b.good_row
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ADD CONSTRAINT good_row CHECK (public.good(a_row));

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: add constraint public.b.good_row
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DROP CONSTRAINT good_row;

-- Undo step 3 of 4: create routine public.good(public.a)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.good(public.a);

-- Undo step 2 of 4: create table public.b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.b;

-- Undo step 1 of 4: create table public.a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.a;

COMMIT;

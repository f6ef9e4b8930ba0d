-- Without a function, also between arrays of types, and gone with a type.
-- before --
CREATE TYPE a AS ENUM ('x');
CREATE TYPE b AS (x text);
CREATE CAST (a AS text) WITH INOUT AS ASSIGNMENT;
-- after --
CREATE TYPE b AS (x text);
CREATE TYPE c AS (y text);
CREATE CAST (c AS text) WITH INOUT AS ASSIGNMENT;
CREATE CAST (integer AS date) WITHOUT FUNCTION;
CREATE CAST (text AS bytea) WITHOUT FUNCTION AS ASSIGNMENT;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create composite type public.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.c AS (y text);

-- Step 2 of 6: create cast (integer AS date)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (integer AS date) WITHOUT FUNCTION;

-- Step 3 of 6: create cast (public.c AS text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (public.c AS text) WITH INOUT AS ASSIGNMENT;

-- Step 4 of 6: create cast (text AS bytea)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (text AS bytea) WITHOUT FUNCTION AS ASSIGNMENT;

COMMIT;

BEGIN;

-- Step 5 of 6: drop cast (public.a AS text)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP CAST (public.a AS text);

-- Step 6 of 6: drop enum type public.a
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.a;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: drop enum type public.a
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.a AS ENUM ('x');

-- Undo step 5 of 6: drop cast (public.a AS text)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (public.a AS text) WITH INOUT AS ASSIGNMENT;

COMMIT;

BEGIN;

-- Undo step 4 of 6: create cast (text AS bytea)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (text AS bytea);

-- Undo step 3 of 6: create cast (public.c AS text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (public.c AS text);

-- Undo step 2 of 6: create cast (integer AS date)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (integer AS date);

-- Undo step 1 of 6: create composite type public.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.c;

COMMIT;

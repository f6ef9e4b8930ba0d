-- A default that goes cannot be replaced in place.
-- before --
CREATE FUNCTION f(a int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT $1';
-- after --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION g(a int DEFAULT 2 + 3) RETURNS int LANGUAGE sql AS 'SELECT $1';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: replace function public.g(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.g(a integer DEFAULT 2 + 3)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$;

COMMIT;

BEGIN;

-- Step 2 of 3: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Step 3 of 3: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Undo step 2 of 3: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a integer DEFAULT 1)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$;

COMMIT;

BEGIN;

-- Undo step 1 of 3: replace function public.g(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.g(integer);
CREATE FUNCTION public.g(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$;

COMMIT;

-- Other argument names cannot be replaced in place.
-- before --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT $1';
-- after --
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT $1';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Step 2 of 2: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(b integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Undo step 1 of 2: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$;

COMMIT;

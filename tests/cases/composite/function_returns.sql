-- A function returns a composite type.
-- before --
CREATE TYPE pair AS (x int, y int);
-- after --
CREATE TYPE pair AS (x int, y int);
CREATE FUNCTION make(a int) RETURNS pair LANGUAGE sql AS 'SELECT a, a + 1';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: create routine public.make(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.make(a integer)
RETURNS public.pair
LANGUAGE sql
AS $$SELECT a, a + 1$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: create routine public.make(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.make(integer);

COMMIT;

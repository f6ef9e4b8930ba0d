-- A function goes.
-- before --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
COMMENT ON FUNCTION f(int) IS 'gone';
-- after --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.f(integer) fails
DROP FUNCTION public.f(integer);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT a$$;
COMMENT ON FUNCTION public.f(integer) IS 'gone';

COMMIT;

-- A function becomes a procedure.
-- before --
CREATE FUNCTION f(a int) RETURNS void LANGUAGE sql AS 'SELECT';
-- after --
CREATE PROCEDURE f(a int) LANGUAGE sql AS 'SELECT';
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
CREATE PROCEDURE public.f(a integer)
LANGUAGE sql
AS $$SELECT$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PROCEDURE public.f(IN integer);

-- Undo step 1 of 2: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a integer)
RETURNS void
LANGUAGE sql
AS $$SELECT$$;

COMMIT;

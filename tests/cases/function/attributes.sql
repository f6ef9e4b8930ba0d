-- Attributes change in place.
-- before --
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- after --
CREATE FUNCTION f() RETURNS int LANGUAGE sql STABLE STRICT SECURITY DEFINER COST 9 PARALLEL RESTRICTED SET work_mem = '1MB' AS 'SELECT 1';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change attributes of function public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      security-definer-changed: routine public.f() runs with the rights of its owner, whoever calls it, and its callers choose in which schemas it finds names: it sets no `search_path`
ALTER FUNCTION public.f() STABLE STRICT SECURITY DEFINER PARALLEL RESTRICTED COST 9 SET work_mem TO '1MB';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change attributes of function public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.f() VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE COST 100 RESET work_mem;

COMMIT;

-- Settings, cost, rows, support and leakproof of a function go back to what they are by default.
-- before --
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql IMMUTABLE LEAKPROOF PARALLEL SAFE COST 5 ROWS 7 SET "my.setting" = 'it''s' SET search_path = '' SET work_mem = '1MB' AS 'SELECT 1';
-- after --
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql SET "my.setting" = '' AS 'SELECT 1';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change attributes of function public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.f() VOLATILE NOT LEAKPROOF PARALLEL UNSAFE COST 100 ROWS 1000 SET my.setting TO '' RESET search_path RESET work_mem;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change attributes of function public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.f() IMMUTABLE LEAKPROOF PARALLEL SAFE COST 5 ROWS 7 SET my.setting TO 'it''s' SET search_path TO '' SET work_mem TO '1MB';

COMMIT;

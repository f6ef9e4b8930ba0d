-- Privileges of members of extensions stay as they are beside those of what is new.
-- before --
CREATE EXTENSION pg_trgm;
CREATE EXTENSION amcheck;
REVOKE ALL ON FUNCTION similarity(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.bt_index_check(regclass) TO PUBLIC;
-- after --
CREATE EXTENSION pg_trgm;
CREATE EXTENSION amcheck;
REVOKE ALL ON FUNCTION similarity(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.bt_index_check(regclass) TO PUBLIC;
CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION mine() FROM PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: create routine public.mine()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.mine()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
REVOKE EXECUTE ON FUNCTION public.mine() FROM PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: create routine public.mine()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.mine();

COMMIT;

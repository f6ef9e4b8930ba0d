-- Privileges are those of functions.
-- needs --
from 14: the roles pg_read_all_data and pg_write_all_data
-- before --
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE total(int) (sfunc = add, stype = int);
CREATE AGGREGATE total2(int) (sfunc = add, stype = int);
-- after --
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE total(int) (sfunc = add, stype = int);
CREATE AGGREGATE total2(int) (sfunc = add, stype = int);
CREATE AGGREGATE every_row(*) (sfunc = int8inc, stype = int8, initcond = '0');
REVOKE ALL ON FUNCTION total(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION total(int) TO pg_monitor;
ALTER AGGREGATE total2(int) OWNER TO pg_read_all_data;
ALTER AGGREGATE every_row(*) OWNER TO pg_read_all_data;
REVOKE ALL ON FUNCTION every_row() FROM PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: create aggregate public.every_row()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.every_row(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
ALTER AGGREGATE public.every_row(*) OWNER TO pg_read_all_data;
REVOKE EXECUTE ON FUNCTION public.every_row() FROM PUBLIC;

-- Step 2 of 3: change privileges on aggregate public.total(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on aggregate public.total(integer)
REVOKE EXECUTE ON FUNCTION public.total(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.total(integer) TO pg_monitor;

-- Step 3 of 3: change owner of aggregate public.total2(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER AGGREGATE public.total2(integer) OWNER TO pg_read_all_data;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: change owner of aggregate public.total2(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER AGGREGATE public.total2(integer) OWNER TO CURRENT_USER;

-- Undo step 2 of 3: change privileges on aggregate public.total(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.total(integer) FROM pg_monitor;
GRANT EXECUTE ON FUNCTION public.total(integer) TO PUBLIC;

-- Undo step 1 of 3: create aggregate public.every_row()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.every_row(*);

COMMIT;

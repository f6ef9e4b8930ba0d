-- Owners change in both states, and the privileges stand.
-- needs --
from 14: the roles pg_read_all_data and pg_write_all_data
-- before --
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO pg_monitor;
GRANT SELECT ON t TO pg_read_all_data;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO pg_monitor;
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
-- after --
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO pg_read_all_data;
GRANT SELECT ON t TO pg_monitor;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO pg_read_all_data;
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION f() TO pg_monitor WITH GRANT OPTION;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.t
REVOKE SELECT ON TABLE public.t FROM pg_read_all_data;
ALTER TABLE public.t OWNER TO pg_read_all_data;
GRANT SELECT ON TABLE public.t TO pg_monitor;

-- Step 2 of 2: change owner of routine public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on routine public.f()
ALTER FUNCTION public.f() OWNER TO pg_read_all_data;
GRANT EXECUTE ON FUNCTION public.f() TO pg_monitor WITH GRANT OPTION;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: change owner of routine public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.f() FROM pg_monitor;
ALTER FUNCTION public.f() OWNER TO pg_monitor;

-- Undo step 1 of 2: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE public.t FROM pg_monitor;
ALTER TABLE public.t OWNER TO pg_monitor;
GRANT SELECT ON TABLE public.t TO pg_read_all_data;

COMMIT;

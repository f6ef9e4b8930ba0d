-- Privileges that others than the owner grant: they are passed on by roles with the grant option, over several hands.
-- before --
CREATE TABLE t (a int, b int);
ALTER TABLE t OWNER TO pg_read_all_settings;
GRANT SELECT ON t TO pg_read_all_stats WITH GRANT OPTION;
GRANT INSERT ON t TO pg_stat_scan_tables WITH GRANT OPTION;
SET SESSION AUTHORIZATION pg_read_all_stats;
GRANT SELECT ON t TO pg_stat_scan_tables WITH GRANT OPTION;
GRANT SELECT (a) ON t TO pg_signal_backend;
RESET SESSION AUTHORIZATION;
SET SESSION AUTHORIZATION pg_stat_scan_tables;
GRANT SELECT ON t TO pg_signal_backend;
RESET SESSION AUTHORIZATION;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
-- after --
CREATE TABLE t (a int, b int);
ALTER TABLE t OWNER TO pg_read_all_settings;
GRANT SELECT ON t TO pg_read_all_stats WITH GRANT OPTION;
GRANT INSERT ON t TO pg_stat_scan_tables WITH GRANT OPTION;
SET SESSION AUTHORIZATION pg_stat_scan_tables;
GRANT INSERT ON t TO PUBLIC;
RESET SESSION AUTHORIZATION;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION f() TO pg_signal_backend WITH GRANT OPTION;
SET SESSION AUTHORIZATION pg_signal_backend;
GRANT EXECUTE ON FUNCTION f() TO pg_read_all_stats;
RESET SESSION AUTHORIZATION;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: change privileges on table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.t
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_stat_scan_tables; REVOKE SELECT ON TABLE public.t FROM pg_signal_backend; PERFORM pg_catalog.set_config('role', before, true); END$$;
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_read_all_stats; REVOKE SELECT ON TABLE public.t FROM pg_stat_scan_tables; PERFORM pg_catalog.set_config('role', before, true); END$$;
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_stat_scan_tables; GRANT INSERT ON TABLE public.t TO PUBLIC; PERFORM pg_catalog.set_config('role', before, true); END$$;

-- Step 2 of 3: change privileges on column public.t.a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_read_all_stats; REVOKE SELECT (a) ON TABLE public.t FROM pg_signal_backend; PERFORM pg_catalog.set_config('role', before, true); END$$;

-- Step 3 of 3: change privileges on routine public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on routine public.f()
GRANT EXECUTE ON FUNCTION public.f() TO pg_signal_backend WITH GRANT OPTION;
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_signal_backend; GRANT EXECUTE ON FUNCTION public.f() TO pg_read_all_stats; PERFORM pg_catalog.set_config('role', before, true); END$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: change privileges on routine public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_signal_backend; REVOKE EXECUTE ON FUNCTION public.f() FROM pg_read_all_stats; PERFORM pg_catalog.set_config('role', before, true); END$$;
REVOKE EXECUTE ON FUNCTION public.f() FROM pg_signal_backend;

-- Undo step 2 of 3: change privileges on column public.t.a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_read_all_stats; GRANT SELECT (a) ON TABLE public.t TO pg_signal_backend; PERFORM pg_catalog.set_config('role', before, true); END$$;

-- Undo step 1 of 3: change privileges on table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_stat_scan_tables; REVOKE INSERT ON TABLE public.t FROM PUBLIC; PERFORM pg_catalog.set_config('role', before, true); END$$;
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_read_all_stats; GRANT SELECT ON TABLE public.t TO pg_stat_scan_tables WITH GRANT OPTION; PERFORM pg_catalog.set_config('role', before, true); END$$;
DO $$DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE pg_stat_scan_tables; GRANT SELECT ON TABLE public.t TO pg_signal_backend; PERFORM pg_catalog.set_config('role', before, true); END$$;

COMMIT;

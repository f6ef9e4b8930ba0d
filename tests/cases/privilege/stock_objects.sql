-- What PostgreSQL itself and extensions bring has the privileges that it came with and those that are given or taken.
-- before --
CREATE EXTENSION amcheck;
CREATE EXTENSION hstore;
REVOKE EXECUTE ON FUNCTION public.hstore(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bt_index_check(regclass) TO pg_read_all_stats;
GRANT SELECT (prosrc), SELECT (proname) ON TABLE pg_catalog.pg_proc TO pg_read_all_stats;
REVOKE SELECT ON pg_class FROM PUBLIC;
GRANT SELECT (relname) ON pg_class TO PUBLIC;
GRANT USAGE ON SCHEMA pg_catalog TO pg_monitor;
REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC;
-- after --
CREATE EXTENSION amcheck;
CREATE EXTENSION hstore;
GRANT EXECUTE ON FUNCTION public.hstore(text, text) TO PUBLIC;
GRANT EXECUTE ON FUNCTION bt_index_check(regclass) TO PUBLIC;
GRANT EXECUTE ON FUNCTION bt_index_check(regclass, boolean) TO pg_monitor WITH GRANT OPTION;
REVOKE USAGE ON TYPE hstore FROM PUBLIC;
GRANT SELECT (prosrc), UPDATE (proname) ON TABLE pg_catalog.pg_proc TO pg_read_all_stats;
REVOKE SELECT ON pg_class FROM PUBLIC;
GRANT UPDATE ON pg_class TO pg_monitor;
GRANT SELECT (relname) ON pg_class TO PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO pg_monitor WITH GRANT OPTION;
REVOKE USAGE ON TYPE pg_catalog.int4 FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: set privileges on language plpgsql
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on language plpgsql
GRANT USAGE ON LANGUAGE plpgsql TO pg_monitor WITH GRANT OPTION;

-- Step 2 of 9: set privileges on type pg_catalog.int4
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON TYPE pg_catalog.int4 FROM PUBLIC;

-- Step 3 of 9: change privileges on table pg_catalog.pg_class
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table pg_catalog.pg_class
GRANT UPDATE ON TABLE pg_catalog.pg_class TO pg_monitor;

-- Step 4 of 9: change privileges on column pg_catalog.pg_proc.proname
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column pg_catalog.pg_proc.proname
REVOKE SELECT (proname) ON TABLE pg_catalog.pg_proc FROM pg_read_all_stats;
GRANT UPDATE (proname) ON TABLE pg_catalog.pg_proc TO pg_read_all_stats;

-- Step 5 of 9: change privileges on function public.bt_index_check(regclass)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on function public.bt_index_check(regclass)
REVOKE EXECUTE ON FUNCTION public.bt_index_check(regclass) FROM pg_read_all_stats;
GRANT EXECUTE ON FUNCTION public.bt_index_check(regclass) TO PUBLIC;

-- Step 6 of 9: set privileges on function public.bt_index_check(regclass, boolean)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on function public.bt_index_check(regclass, boolean)
GRANT EXECUTE ON FUNCTION public.bt_index_check(regclass, boolean) TO pg_monitor WITH GRANT OPTION;

-- Step 7 of 9: set privileges on type public.hstore
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON TYPE public.hstore FROM PUBLIC;

COMMIT;

BEGIN;

-- Step 8 of 9: drop privileges on schema pg_catalog
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
REVOKE USAGE ON SCHEMA pg_catalog FROM pg_monitor;

-- Step 9 of 9: drop privileges on function public.hstore(text, text)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on function public.hstore(text, text)
GRANT EXECUTE ON FUNCTION public.hstore(text, text) TO PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: drop privileges on function public.hstore(text, text)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.hstore(text, text) FROM PUBLIC;

-- Undo step 8 of 9: drop privileges on schema pg_catalog
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT USAGE ON SCHEMA pg_catalog TO pg_monitor;

COMMIT;

BEGIN;

-- Undo step 7 of 9: set privileges on type public.hstore
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT USAGE ON TYPE public.hstore TO PUBLIC;

-- Undo step 6 of 9: set privileges on function public.bt_index_check(regclass, boolean)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.bt_index_check(regclass, boolean) FROM pg_monitor;

-- Undo step 5 of 9: change privileges on function public.bt_index_check(regclass)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.bt_index_check(regclass) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.bt_index_check(regclass) TO pg_read_all_stats;

-- Undo step 4 of 9: change privileges on column pg_catalog.pg_proc.proname
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE UPDATE (proname) ON TABLE pg_catalog.pg_proc FROM pg_read_all_stats;
GRANT SELECT (proname) ON TABLE pg_catalog.pg_proc TO pg_read_all_stats;

-- Undo step 3 of 9: change privileges on table pg_catalog.pg_class
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE UPDATE ON TABLE pg_catalog.pg_class FROM pg_monitor;

-- Undo step 2 of 9: set privileges on type pg_catalog.int4
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT USAGE ON TYPE pg_catalog.int4 TO PUBLIC;

-- Undo step 1 of 9: set privileges on language plpgsql
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON LANGUAGE plpgsql FROM pg_monitor;

COMMIT;

-- Privileges on members come after their extension, and go with it.
-- before --
CREATE EXTENSION amcheck;
GRANT EXECUTE ON FUNCTION bt_index_check(regclass) TO pg_monitor;
CREATE SCHEMA app;
CREATE EXTENSION citext;
REVOKE EXECUTE ON FUNCTION citext_eq(citext, citext) FROM PUBLIC;
-- after --
CREATE SCHEMA app;
CREATE EXTENSION hstore SCHEMA app;
REVOKE EXECUTE ON FUNCTION app.hstore_to_json(app.hstore) FROM PUBLIC;
GRANT USAGE ON TYPE app.hstore TO pg_monitor WITH GRANT OPTION;
CREATE EXTENSION citext SCHEMA app;
REVOKE EXECUTE ON FUNCTION app.citext_eq(app.citext, app.citext) FROM PUBLIC;
CREATE EXTENSION postgres_fdw;
GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO pg_monitor;
CREATE EXTENSION pg_buffercache;
GRANT SELECT ON pg_buffercache TO pg_read_all_stats;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 11: create extension hstore
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA app;

-- Step 2 of 11: create extension pg_buffercache
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS pg_buffercache WITH SCHEMA public;

-- Step 3 of 11: create extension postgres_fdw
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS postgres_fdw WITH SCHEMA public;

-- Step 4 of 11: set privileges on foreign data wrapper postgres_fdw
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO pg_monitor;

-- Step 5 of 11: set privileges on type app.hstore
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
GRANT USAGE ON TYPE app.hstore TO pg_monitor WITH GRANT OPTION;

-- Step 6 of 11: set privileges on function app.hstore_to_json(app.hstore)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION app.hstore_to_json(app.hstore) FROM PUBLIC;

-- Step 7 of 11: set privileges on table public.pg_buffercache
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT ON TABLE public.pg_buffercache TO pg_read_all_stats;

COMMIT;

BEGIN;

-- Step 8 of 11: drop extension amcheck
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP EXTENSION amcheck;

-- Step 9 of 11: drop privileges on function public.citext_eq(public.citext, public.citext)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on function public.citext_eq(public.citext, public.citext)
GRANT EXECUTE ON FUNCTION public.citext_eq(public.citext, public.citext) TO PUBLIC;

-- Step 10 of 11: move extension citext to schema app
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER EXTENSION citext SET SCHEMA app;

-- Step 11 of 11: set privileges on function app.citext_eq(app.citext, app.citext)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION app.citext_eq(app.citext, app.citext) FROM PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 11: set privileges on function app.citext_eq(app.citext, app.citext)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT EXECUTE ON FUNCTION app.citext_eq(app.citext, app.citext) TO PUBLIC;

-- Undo step 10 of 11: move extension citext to schema app
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER EXTENSION citext SET SCHEMA public;

-- Undo step 9 of 11: drop privileges on function public.citext_eq(public.citext, public.citext)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.citext_eq(public.citext, public.citext) FROM PUBLIC;

-- Undo step 8 of 11: drop extension amcheck
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS amcheck WITH SCHEMA public;
GRANT EXECUTE ON FUNCTION public.bt_index_check(regclass) TO pg_monitor;

COMMIT;

BEGIN;

-- Undo step 7 of 11: set privileges on table public.pg_buffercache
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE public.pg_buffercache FROM pg_read_all_stats;

-- Undo step 6 of 11: set privileges on function app.hstore_to_json(app.hstore)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT EXECUTE ON FUNCTION app.hstore_to_json(app.hstore) TO PUBLIC;

-- Undo step 5 of 11: set privileges on type app.hstore
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON TYPE app.hstore FROM pg_monitor;

-- Undo step 4 of 11: set privileges on foreign data wrapper postgres_fdw
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON FOREIGN DATA WRAPPER postgres_fdw FROM pg_monitor;

-- Undo step 3 of 11: create extension postgres_fdw
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EXTENSION postgres_fdw;

-- Undo step 2 of 11: create extension pg_buffercache
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EXTENSION pg_buffercache;

-- Undo step 1 of 11: create extension hstore
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EXTENSION hstore;

COMMIT;

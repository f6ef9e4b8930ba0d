-- Each attribute of wrappers and servers changes; what PostgreSQL cannot change makes the server and its tables again.
-- before --
CREATE EXTENSION postgres_fdw;
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1', b '2', c '3');
CREATE FOREIGN DATA WRAPPER x VALIDATOR postgresql_fdw_validator;
CREATE FOREIGN DATA WRAPPER old_wrapper;
CREATE SERVER version_changes VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (one '1', two '2');
CREATE SERVER version_goes VERSION '1' FOREIGN DATA WRAPPER w;
CREATE SERVER type_changes TYPE 'a' FOREIGN DATA WRAPPER w OPTIONS (one '1');
CREATE SERVER wrapper_changes FOREIGN DATA WRAPPER w;
CREATE SERVER old_server FOREIGN DATA WRAPPER old_wrapper;
CREATE FOREIGN TABLE t (a int OPTIONS (x 'y')) SERVER type_changes OPTIONS (z 'q');
CREATE FOREIGN TABLE u (a int) SERVER old_server;
CREATE VIEW v AS SELECT a FROM t;
GRANT USAGE ON FOREIGN SERVER type_changes TO pg_monitor;
COMMENT ON SERVER version_goes IS 'old';
-- after --
CREATE EXTENSION postgres_fdw;
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1', c '4', d '5');
CREATE FOREIGN DATA WRAPPER x HANDLER postgres_fdw_handler OPTIONS (e '1');
-- @renamed from=old_wrapper
CREATE FOREIGN DATA WRAPPER new_wrapper;
CREATE SERVER version_changes VERSION '2' FOREIGN DATA WRAPPER w OPTIONS (two 'zwei', three '3');
CREATE SERVER version_goes FOREIGN DATA WRAPPER w;
CREATE SERVER type_changes TYPE 'b' FOREIGN DATA WRAPPER w OPTIONS (one '1');
CREATE SERVER wrapper_changes FOREIGN DATA WRAPPER x;
-- @renamed from=old_server
CREATE SERVER new_server FOREIGN DATA WRAPPER new_wrapper;
CREATE FOREIGN TABLE t (a int OPTIONS (x 'y')) SERVER type_changes OPTIONS (z 'q');
CREATE FOREIGN TABLE u (a int) SERVER new_server;
CREATE VIEW v AS SELECT a FROM t;
REVOKE USAGE ON FOREIGN SERVER type_changes FROM pg_monitor;
GRANT USAGE ON FOREIGN SERVER wrapper_changes TO pg_monitor;
COMMENT ON SERVER version_goes IS 'new';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 15: rename foreign data wrapper old_wrapper to foreign data wrapper new_wrapper
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of foreign data wrapper new_wrapper fails
ALTER FOREIGN DATA WRAPPER old_wrapper RENAME TO new_wrapper;

-- Step 2 of 15: rename foreign server old_server to foreign server new_server
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of foreign server new_server fails
ALTER SERVER old_server RENAME TO new_server;

-- Step 3 of 15: change foreign data wrapper w
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN DATA WRAPPER w OPTIONS (DROP b, SET c '4', ADD d '5');

-- Step 4 of 15: change foreign data wrapper x
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN DATA WRAPPER x HANDLER public.postgres_fdw_handler NO VALIDATOR OPTIONS (ADD e '1');

-- Step 5 of 15: change foreign server version_changes
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SERVER version_changes VERSION '2' OPTIONS (DROP one, SET two 'zwei', ADD three '3');

-- Step 6 of 15: change foreign server version_goes
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SERVER version_goes VERSION NULL;

-- Step 7 of 15: change comment on foreign server version_goes
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON SERVER version_goes IS 'new';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        ALTER FOREIGN TABLE public.t SET SCHEMA public;
      ELSE
        ALTER FOREIGN TABLE public.t SET SCHEMA public;
        ALTER VIEW public.v SET SCHEMA public;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 8 of 15: drop foreign server wrapper_changes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP SERVER wrapper_changes;

-- Step 9 of 15: create foreign server wrapper_changes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER wrapper_changes FOREIGN DATA WRAPPER x;
GRANT USAGE ON FOREIGN SERVER wrapper_changes TO pg_monitor;

-- Step 10 of 15: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 11 of 15: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE public.t;

-- Step 12 of 15: drop foreign server type_changes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER type_changes;

-- Step 13 of 15: create foreign server type_changes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER type_changes TYPE 'b' FOREIGN DATA WRAPPER w OPTIONS (one '1');

-- Step 14 of 15: create table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE public.t (
    a integer OPTIONS (x 'y')
) SERVER type_changes OPTIONS (z 'q');

-- Step 15 of 15: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        ALTER FOREIGN TABLE public.t SET SCHEMA public;
      ELSE
        ALTER FOREIGN TABLE public.t SET SCHEMA public;
        ALTER VIEW public.v SET SCHEMA public;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 15 of 15: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 14 of 15: create table public.t
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE public.t;

-- Undo step 13 of 15: create foreign server type_changes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER type_changes;

-- Undo step 12 of 15: drop foreign server type_changes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER type_changes TYPE 'a' FOREIGN DATA WRAPPER w OPTIONS (one '1');
GRANT USAGE ON FOREIGN SERVER type_changes TO pg_monitor;

-- Undo step 11 of 15: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE public.t (
    a integer OPTIONS (x 'y')
) SERVER type_changes OPTIONS (z 'q');

-- Undo step 10 of 15: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;

-- Undo step 9 of 15: create foreign server wrapper_changes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER wrapper_changes;

-- Undo step 8 of 15: drop foreign server wrapper_changes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER wrapper_changes FOREIGN DATA WRAPPER w;

COMMIT;

BEGIN;

-- Undo step 7 of 15: change comment on foreign server version_goes
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON SERVER version_goes IS 'old';

-- Undo step 6 of 15: change foreign server version_goes
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SERVER version_goes VERSION '1';

-- Undo step 5 of 15: change foreign server version_changes
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SERVER version_changes VERSION '1' OPTIONS (DROP three, DROP two, ADD one '1', ADD two '2');

-- Undo step 4 of 15: change foreign data wrapper x
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN DATA WRAPPER x NO HANDLER VALIDATOR postgresql_fdw_validator OPTIONS (DROP e);

-- Undo step 3 of 15: change foreign data wrapper w
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN DATA WRAPPER w OPTIONS (DROP d, DROP c, ADD b '2', ADD c '3');

-- Undo step 2 of 15: rename foreign server old_server to foreign server new_server
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SERVER new_server RENAME TO old_server;

-- Undo step 1 of 15: rename foreign data wrapper old_wrapper to foreign data wrapper new_wrapper
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN DATA WRAPPER new_wrapper RENAME TO old_wrapper;

COMMIT;

-- Default privileges of every kind, for all schemas and for one, with grant option, given and taken.
-- offline --
up to 16: ALL has MAINTAIN from 17 on, which an offline plan leaves out
-- before --
CREATE SCHEMA "App";
ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO pg_monitor;
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" GRANT EXECUTE ON ROUTINES TO pg_monitor WITH GRANT OPTION;
-- after --
CREATE SCHEMA "App";
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT USAGE, CREATE ON SCHEMAS TO pg_monitor;
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" GRANT EXECUTE ON ROUTINES TO pg_monitor;
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" GRANT ALL ON TABLES TO PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" GRANT SELECT ON SEQUENCES TO pg_monitor WITH GRANT OPTION;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: create default privilege "SCHEMAS"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES GRANT USAGE, CREATE ON SCHEMAS TO pg_monitor;

-- Step 2 of 5: change privileges on default privilege "TYPES"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM pg_monitor;

-- Step 3 of 5: change privileges on default privilege "App"."FUNCTIONS"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on default privilege "App"."FUNCTIONS"
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" REVOKE GRANT OPTION FOR EXECUTE ON FUNCTIONS FROM pg_monitor;

-- Step 4 of 5: create default privilege "App"."SEQUENCES"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" GRANT SELECT ON SEQUENCES TO pg_monitor WITH GRANT OPTION;

-- Step 5 of 5: create default privilege "App"."TABLES"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLES TO PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: create default privilege "App"."TABLES"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" REVOKE SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLES FROM PUBLIC;

-- Undo step 4 of 5: create default privilege "App"."SEQUENCES"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" REVOKE SELECT ON SEQUENCES FROM pg_monitor;

-- Undo step 3 of 5: change privileges on default privilege "App"."FUNCTIONS"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES IN SCHEMA "App" GRANT EXECUTE ON FUNCTIONS TO pg_monitor WITH GRANT OPTION;

-- Undo step 2 of 5: change privileges on default privilege "TYPES"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO pg_monitor;

-- Undo step 1 of 5: create default privilege "SCHEMAS"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES REVOKE USAGE, CREATE ON SCHEMAS FROM pg_monitor;

COMMIT;

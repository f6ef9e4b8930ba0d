-- A wrapper, servers with type, version and options, an extension's wrapper; owners, privileges, comments.
-- before --
CREATE SCHEMA app;
-- after --
CREATE SCHEMA app;
CREATE EXTENSION postgres_fdw WITH SCHEMA app;
CREATE FOREIGN DATA WRAPPER plain;
CREATE FOREIGN DATA WRAPPER validated VALIDATOR postgresql_fdw_validator;
CREATE FOREIGN DATA WRAPPER "Odd ""Wrapper" NO HANDLER NO VALIDATOR OPTIONS (host 'it''s', "user" 'back\slash');
CREATE FOREIGN DATA WRAPPER real HANDLER app.postgres_fdw_handler VALIDATOR app.postgres_fdw_validator;
CREATE SERVER bare FOREIGN DATA WRAPPER plain;
CREATE SERVER full_one TYPE 'kind' VERSION '1.2' FOREIGN DATA WRAPPER plain OPTIONS ("Mixed Case" 'a=b', other '');
CREATE SERVER "Of Extension" FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost', dbname 'other', use_remote_estimate 'true');
CREATE SERVER of_real FOREIGN DATA WRAPPER real;
GRANT USAGE ON FOREIGN DATA WRAPPER plain TO pg_monitor WITH GRANT OPTION;
GRANT USAGE ON FOREIGN SERVER bare TO PUBLIC;
ALTER SERVER full_one OWNER TO pg_monitor;
REVOKE ALL ON FOREIGN SERVER full_one FROM pg_monitor;
COMMENT ON FOREIGN DATA WRAPPER plain IS 'nothing behind it';
COMMENT ON SERVER "Of Extension" IS 'the other one';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: create extension postgres_fdw
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS postgres_fdw WITH SCHEMA app;

-- Step 2 of 9: create foreign data wrapper "Odd ""Wrapper"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN DATA WRAPPER "Odd ""Wrapper" OPTIONS (host 'it''s', "user" E'back\\slash');

-- Step 3 of 9: create foreign data wrapper plain
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN DATA WRAPPER plain;
GRANT USAGE ON FOREIGN DATA WRAPPER plain TO pg_monitor WITH GRANT OPTION;
COMMENT ON FOREIGN DATA WRAPPER plain IS 'nothing behind it';

-- Step 4 of 9: create foreign data wrapper "real"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN DATA WRAPPER "real" HANDLER app.postgres_fdw_handler VALIDATOR app.postgres_fdw_validator;

-- Step 5 of 9: create foreign data wrapper validated
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN DATA WRAPPER validated VALIDATOR postgresql_fdw_validator;

-- Step 6 of 9: create foreign server "Of Extension"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER "Of Extension" FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost', dbname 'other', use_remote_estimate 'true');
COMMENT ON SERVER "Of Extension" IS 'the other one';

-- Step 7 of 9: create foreign server bare
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER bare FOREIGN DATA WRAPPER plain;
GRANT USAGE ON FOREIGN SERVER bare TO PUBLIC;

-- Step 8 of 9: create foreign server full_one
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER full_one TYPE 'kind' VERSION '1.2' FOREIGN DATA WRAPPER plain OPTIONS ("Mixed Case" 'a=b', other '');
ALTER SERVER full_one OWNER TO pg_monitor;
REVOKE USAGE ON FOREIGN SERVER full_one FROM pg_monitor;

-- Step 9 of 9: create foreign server of_real
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER of_real FOREIGN DATA WRAPPER "real";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: create foreign server of_real
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER of_real;

-- Undo step 8 of 9: create foreign server full_one
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER full_one;

-- Undo step 7 of 9: create foreign server bare
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER bare;

-- Undo step 6 of 9: create foreign server "Of Extension"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER "Of Extension";

-- Undo step 5 of 9: create foreign data wrapper validated
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN DATA WRAPPER validated;

-- Undo step 4 of 9: create foreign data wrapper "real"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN DATA WRAPPER "real";

-- Undo step 3 of 9: create foreign data wrapper plain
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN DATA WRAPPER plain;

-- Undo step 2 of 9: create foreign data wrapper "Odd ""Wrapper"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN DATA WRAPPER "Odd ""Wrapper";

-- Undo step 1 of 9: create extension postgres_fdw
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EXTENSION postgres_fdw;

COMMIT;

-- Privileges on a schema and on all tables in it.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.a (id int);
CREATE TABLE app.b (id int);
-- after --
CREATE SCHEMA app;
CREATE TABLE app.a (id int);
CREATE TABLE app.b (id int);
GRANT USAGE ON SCHEMA app TO pg_monitor;
GRANT SELECT ON ALL TABLES IN SCHEMA app TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: change privileges on schema app
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on schema app
GRANT USAGE ON SCHEMA app TO pg_monitor;

-- Step 2 of 3: change privileges on table app.a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table app.a
GRANT SELECT ON TABLE app.a TO pg_monitor;

-- Step 3 of 3: change privileges on table app.b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table app.b
GRANT SELECT ON TABLE app.b TO pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: change privileges on table app.b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE app.b FROM pg_monitor;

-- Undo step 2 of 3: change privileges on table app.a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE app.a FROM pg_monitor;

-- Undo step 1 of 3: change privileges on schema app
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON SCHEMA app FROM pg_monitor;

COMMIT;

-- Privileges on a serial's sequence, a domain, a composite and a range type, and a schema.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.t (id serial);
CREATE DOMAIN app.d AS int;
CREATE TYPE app.c AS (x int);
CREATE TYPE app.r AS RANGE (subtype = int);
REVOKE USAGE ON TYPE app.c FROM PUBLIC;
-- after --
CREATE SCHEMA app;
CREATE TABLE app.t (id serial);
CREATE DOMAIN app.d AS int;
CREATE TYPE app.c AS (x int);
CREATE TYPE app.r AS RANGE (subtype = int);
GRANT USAGE ON SCHEMA app TO PUBLIC;
GRANT USAGE, SELECT ON SEQUENCE app.t_id_seq TO pg_monitor;
REVOKE USAGE ON DOMAIN app.d FROM PUBLIC;
GRANT USAGE ON DOMAIN app.d TO pg_monitor WITH GRANT OPTION;
GRANT USAGE ON TYPE app.r TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: change privileges on schema app
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on schema app
GRANT USAGE ON SCHEMA app TO PUBLIC;

-- Step 2 of 5: change privileges on composite type app.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on composite type app.c
GRANT USAGE ON TYPE app.c TO PUBLIC;

-- Step 3 of 5: change privileges on domain app.d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on domain app.d
REVOKE USAGE ON DOMAIN app.d FROM PUBLIC;
GRANT USAGE ON DOMAIN app.d TO pg_monitor WITH GRANT OPTION;

-- Step 4 of 5: change privileges on range type app.r
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on range type app.r
GRANT USAGE ON TYPE app.r TO pg_monitor;

-- Step 5 of 5: change privileges on sequence app.t_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on sequence app.t_id_seq
GRANT SELECT, USAGE ON SEQUENCE app.t_id_seq TO pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: change privileges on sequence app.t_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT, USAGE ON SEQUENCE app.t_id_seq FROM pg_monitor;

-- Undo step 4 of 5: change privileges on range type app.r
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON TYPE app.r FROM pg_monitor;

-- Undo step 3 of 5: change privileges on domain app.d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON DOMAIN app.d FROM pg_monitor;
GRANT USAGE ON DOMAIN app.d TO PUBLIC;

-- Undo step 2 of 5: change privileges on composite type app.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON TYPE app.c FROM PUBLIC;

-- Undo step 1 of 5: change privileges on schema app
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON SCHEMA app FROM PUBLIC;

COMMIT;

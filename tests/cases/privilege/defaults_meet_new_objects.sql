-- Objects that the same change brings do not get what default privileges of that change give.
-- before --
CREATE SCHEMA app;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor;
CREATE TABLE app.old (a int);
-- after --
CREATE SCHEMA app;
CREATE TABLE app.old (a int);
CREATE TABLE app.fresh (a serial);
CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE app.e AS ENUM ('a');
CREATE VIEW app.v AS SELECT a FROM app.fresh;
GRANT SELECT ON app.old TO pg_monitor;
REVOKE EXECUTE ON FUNCTION app.f() FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT INSERT ON TABLES TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: create enum type app.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.e AS ENUM ('a');

-- Step 2 of 7: create sequence app.fresh_a_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE app.fresh_a_seq AS integer;

-- Step 3 of 7: create table app.fresh
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE app.fresh (
    a integer DEFAULT nextval('app.fresh_a_seq'::regclass) NOT NULL
);
REVOKE SELECT ON TABLE app.fresh FROM pg_monitor;

-- Step 4 of 7: let column app.fresh.a own sequence app.fresh_a_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.fresh_a_seq OWNED BY app.fresh.a;

-- Step 5 of 7: create routine app.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.f()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
REVOKE EXECUTE ON FUNCTION app.f() FROM PUBLIC;

-- Step 6 of 7: create view app.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW app.v AS
SELECT a FROM app.fresh;
REVOKE SELECT ON TABLE app.v FROM pg_monitor;

-- Step 7 of 7: change privileges on default privilege app."TABLES"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on default privilege app."TABLES"
ALTER DEFAULT PRIVILEGES IN SCHEMA app REVOKE SELECT ON TABLES FROM pg_monitor;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT INSERT ON TABLES TO pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: change privileges on default privilege app."TABLES"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES IN SCHEMA app REVOKE INSERT ON TABLES FROM pg_monitor;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor;

-- Undo step 6 of 7: create view app.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW app.v;

-- Undo step 5 of 7: create routine app.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.f();

-- Undo step 4 of 7: let column app.fresh.a own sequence app.fresh_a_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.fresh_a_seq OWNED BY NONE;

-- Undo step 3 of 7: create table app.fresh
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE app.fresh;

-- Undo step 2 of 7: create sequence app.fresh_a_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE app.fresh_a_seq;

-- Undo step 1 of 7: create enum type app.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app.e;

COMMIT;

-- Event triggers come last, after everything that would set them off.
-- before --
CREATE SCHEMA app;
-- after --
CREATE SCHEMA app;
CREATE FUNCTION app.f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'it happened'; END $$;
CREATE EVENT TRIGGER "All of it" ON ddl_command_end EXECUTE FUNCTION app.f();
CREATE EVENT TRIGGER filtered ON ddl_command_start WHEN TAG IN ('drop function', 'CREATE TABLE') EXECUTE PROCEDURE app.f();
ALTER EVENT TRIGGER filtered DISABLE;
CREATE EVENT TRIGGER replica ON sql_drop EXECUTE FUNCTION app.f();
ALTER EVENT TRIGGER replica ENABLE REPLICA;
COMMENT ON EVENT TRIGGER replica IS 'it''s for replicas';
CREATE TABLE app.zzz (a int);
CREATE VIEW app.zzzz AS SELECT a FROM app.zzz;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create table app.zzz
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE app.zzz (
    a integer
);

-- Step 2 of 6: create routine app.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.f()
RETURNS event_trigger
LANGUAGE plpgsql
AS $$ BEGIN RAISE NOTICE 'it happened'; END $$;

-- Step 3 of 6: create view app.zzzz
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW app.zzzz AS
SELECT a FROM app.zzz;

-- Step 4 of 6: create event trigger "All of it"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER "All of it" ON ddl_command_end
    EXECUTE FUNCTION app.f();

-- Step 5 of 6: create event trigger filtered
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER filtered ON ddl_command_start
    WHEN TAG IN ('DROP FUNCTION', 'CREATE TABLE')
    EXECUTE FUNCTION app.f();
ALTER EVENT TRIGGER filtered DISABLE;

-- Step 6 of 6: create event trigger replica
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER replica ON sql_drop
    EXECUTE FUNCTION app.f();
ALTER EVENT TRIGGER replica ENABLE REPLICA;
COMMENT ON EVENT TRIGGER replica IS 'it''s for replicas';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: create event trigger replica
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER replica;

-- Undo step 5 of 6: create event trigger filtered
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER filtered;

-- Undo step 4 of 6: create event trigger "All of it"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER "All of it";

-- Undo step 3 of 6: create view app.zzzz
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW app.zzzz;

-- Undo step 2 of 6: create routine app.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.f();

-- Undo step 1 of 6: create table app.zzz
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE app.zzz;

COMMIT;

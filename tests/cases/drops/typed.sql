-- A table that is of a type is of none while it is put away: the type can change, or go.
-- before --
CREATE SCHEMA app;
CREATE TYPE app.changed AS (a integer, b text);
CREATE TYPE app.gone AS (a integer, b text);
CREATE TABLE app.t OF app.changed (PRIMARY KEY (a));
CREATE TABLE app.u OF app.gone (b WITH OPTIONS DEFAULT 'x');
-- rows --
INSERT INTO app.t VALUES (1, 'a');
INSERT INTO app.u VALUES (1, 'a');
-- after --
-- @drops deprecate
CREATE SCHEMA app;
CREATE TYPE app.changed AS (a integer, c integer);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: put away table app.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.u
--   blocks:      reads and writes of app.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.u fails
--   note:        its rows stay in "~lockstep_dropped_app.u".u until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.u";
COMMENT ON SCHEMA "~lockstep_dropped_app.u" IS 'table app.u, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.u" FROM PUBLIC;
ALTER TABLE app.u SET SCHEMA "~lockstep_dropped_app.u";
ALTER TABLE "~lockstep_dropped_app.u".u NOT OF;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 4: drop composite type app.gone
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP TYPE app.gone;

-- Step 3 of 4: put away table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.t fails
--   note:        its rows stay in "~lockstep_dropped_app.t".t until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.t";
COMMENT ON SCHEMA "~lockstep_dropped_app.t" IS 'table app.t, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.t" FROM PUBLIC;
ALTER TABLE app.t SET SCHEMA "~lockstep_dropped_app.t";
ALTER TABLE "~lockstep_dropped_app.t".t NOT OF;

-- Step 4 of 4: change attributes of composite type app.changed
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE app.changed
    DROP ATTRIBUTE b CASCADE,
    ADD ATTRIBUTE c integer CASCADE;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: change attributes of composite type app.changed
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE app.changed
    DROP ATTRIBUTE c,
    ADD ATTRIBUTE b text;

-- Undo step 3 of 4: put away table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.t".t SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.t";
ALTER TABLE app.t OF app.changed;

-- Undo step 2 of 4: drop composite type app.gone
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.gone AS (a integer, b text);

COMMIT;

BEGIN;

-- Undo step 1 of 4: put away table app.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.u".u SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.u";
ALTER TABLE app.u OF app.gone;

COMMIT;

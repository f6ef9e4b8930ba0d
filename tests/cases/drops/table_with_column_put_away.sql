-- A table of which a column was put away before is put away with it.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.t (id integer PRIMARY KEY, "~lockstep_dropped_number" integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME app."~lockstep_dropped_t_number_seq"), "~lockstep_dropped_v" text);
-- rows --
INSERT INTO app.t (id) VALUES (1);
-- after --
-- @drops deprecate
CREATE SCHEMA app;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: put away table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app."~lockstep_dropped_t_number_seq", ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app."~lockstep_dropped_t_number_seq", app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.t fails
--   note:        its rows stay in "~lockstep_dropped_app.t".t until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.t";
COMMENT ON SCHEMA "~lockstep_dropped_app.t" IS 'table app.t, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.t" FROM PUBLIC;
ALTER TABLE app.t SET SCHEMA "~lockstep_dropped_app.t";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: put away table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app."~lockstep_dropped_t_number_seq", ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.t".t SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.t";

COMMIT;

-- Tables of one name in two schemas, of which one goes as a whole.
-- before --
CREATE SCHEMA old;
CREATE TABLE old.t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text);
CREATE TABLE old.u (id integer REFERENCES old.t, v text UNIQUE);
CREATE VIEW old.w AS SELECT id FROM old.t;
CREATE SCHEMA app;
CREATE TABLE app.t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text);
CREATE TABLE app.kept (id integer PRIMARY KEY);
-- rows --
INSERT INTO old.t (v) VALUES ('a');
INSERT INTO app.t (v) VALUES ('b');
-- after --
CREATE SCHEMA app;
CREATE TABLE app.kept (id integer PRIMARY KEY);
-- drops --
deprecate
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: put away table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.t_id_seq, ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t_id_seq, app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.t fails
--   note:        its rows stay in "~lockstep_dropped_app.t".t until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.t";
COMMENT ON SCHEMA "~lockstep_dropped_app.t" IS 'table app.t, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.t" FROM PUBLIC;
ALTER TABLE app.t SET SCHEMA "~lockstep_dropped_app.t";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE old.u, old.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE old.u, old.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE old.t, old.u IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 6: drop constraint old.u.u_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table old.t, ACCESS EXCLUSIVE on table old.u
--   blocks:      reads and writes of old.t, old.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE old.u DROP CONSTRAINT u_id_fkey;

-- Step 3 of 6: put away table old.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table old.u
--   blocks:      reads and writes of old.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table old.u fails
--   note:        its rows stay in "~lockstep_dropped_old.u".u until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_old.u";
COMMENT ON SCHEMA "~lockstep_dropped_old.u" IS 'table old.u, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_old.u" FROM PUBLIC;
ALTER TABLE old.u SET SCHEMA "~lockstep_dropped_old.u";

COMMIT;

BEGIN;

-- Step 4 of 6: drop view old.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view old.w
--   blocks:      reads and writes of old.w, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view old.w fails
DROP VIEW old.w;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE old.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 6: put away table old.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence old.t_id_seq, ACCESS EXCLUSIVE on table old.t
--   blocks:      reads and writes of old.t_id_seq, old.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table old.t fails
--   note:        its rows stay in "~lockstep_dropped_old.t".t until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_old.t";
COMMENT ON SCHEMA "~lockstep_dropped_old.t" IS 'table old.t, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_old.t" FROM PUBLIC;
ALTER TABLE old.t SET SCHEMA "~lockstep_dropped_old.t";

-- Step 6 of 6: drop schema old
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA old;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: drop schema old
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA old;

-- Undo step 5 of 6: put away table old.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence old.t_id_seq, ACCESS EXCLUSIVE on table old.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_old.t".t SET SCHEMA old;
DROP SCHEMA "~lockstep_dropped_old.t";

COMMIT;

BEGIN;

-- Undo step 4 of 6: drop view old.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view old.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW old.w AS
SELECT id FROM old.t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE old.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 6: put away table old.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table old.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_old.u".u SET SCHEMA old;
DROP SCHEMA "~lockstep_dropped_old.u";

-- Undo step 2 of 6: drop constraint old.u.u_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table old.t, ACCESS EXCLUSIVE on table old.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE old.u ADD CONSTRAINT u_id_fkey FOREIGN KEY (id) REFERENCES old.t (id);

COMMIT;

BEGIN;

-- Undo step 1 of 6: put away table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.t_id_seq, ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.t".t SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.t";

COMMIT;

-- What a column asks of rows goes before it is put away, since nobody gives it values any more.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.people (
  id integer PRIMARY KEY,
  legacy text NOT NULL,
  code integer NOT NULL DEFAULT 7,
  name text NOT NULL,
  CONSTRAINT legacy_is_short CHECK (length(legacy) < 10),
  CONSTRAINT people_key UNIQUE (name, legacy)
);
CREATE INDEX people_legacy ON app.people (lower(legacy));
CREATE INDEX people_name ON app.people (name) INCLUDE (legacy);
CREATE TABLE app.notes (id integer, name text, legacy text, FOREIGN KEY (name, legacy) REFERENCES app.people (name, legacy));
-- rows --
INSERT INTO app.people SELECT i, 'l' || i, i, 'n' || i FROM generate_series(1, 20) AS i;
INSERT INTO app.notes SELECT i, 'n' || i, 'l' || i FROM generate_series(1, 20) AS i;
-- after --
CREATE SCHEMA app;
CREATE TABLE app.people (id integer PRIMARY KEY, name text NOT NULL);
CREATE INDEX people_name ON app.people (name);
CREATE TABLE app.notes (id integer, name text, legacy text);
-- drops --
deprecate
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 11: give up the proof of constraint app.notes.notes_name_legacy_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 2 of 11: give up the proof of constraint app.people.legacy_is_short
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 11: put away column app.people.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   blocks:      reads and writes of app.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.people.code fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.people fail
--   note:        its values stay under the name "~lockstep_dropped_code" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.people ALTER COLUMN code DROP NOT NULL;
ALTER TABLE app.people RENAME COLUMN code TO "~lockstep_dropped_code";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.notes, app.people IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.notes, app.people IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.people, app.notes IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 11: drop constraint app.notes.notes_name_legacy_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.notes, ACCESS EXCLUSIVE on table app.people
--   blocks:      reads and writes of app.notes, app.people, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE app.notes DROP CONSTRAINT notes_name_legacy_fkey;

-- Step 5 of 11: drop constraint app.people.legacy_is_short
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   blocks:      reads and writes of app.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.people DROP CONSTRAINT legacy_is_short;

-- Step 6 of 11: drop constraint app.people.people_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   blocks:      reads and writes of app.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.people DROP CONSTRAINT people_key;

COMMIT;

SET lock_timeout = 0;

-- Step 7 of 11: drop index app.people_legacy
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY app.people_legacy;

-- Step 8 of 11: drop index app.people_name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY app.people_name;

-- Step 9 of 11: add index app.people_name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.people
--   blocks:      neither reads nor writes
--   work:        scans app.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS app.people_name
CREATE INDEX CONCURRENTLY people_name ON app.people USING btree (name);

SET lock_timeout = '2s';

-- Step 10 of 11: give up the index of constraint app.people.people_key
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS app.lockstep_people_key_old_c3f5c948;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 11: put away column app.people.legacy
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   blocks:      reads and writes of app.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.people.legacy fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.people fail
--   note:        rows that come from now on have no value in it; the way back stops at such rows until they have one
--   note:        its values stay under the name "~lockstep_dropped_legacy" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.people ALTER COLUMN legacy DROP NOT NULL;
ALTER TABLE app.people RENAME COLUMN legacy TO "~lockstep_dropped_legacy";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 11: put away column app.people.legacy
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.people RENAME COLUMN "~lockstep_dropped_legacy" TO legacy;
ALTER TABLE app.people ALTER COLUMN legacy SET NOT NULL;

COMMIT;

SET lock_timeout = 0;

-- Undo step 10 of 11: give up the index of constraint app.people.people_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_people_key_old_c3f5c948 ON app.people USING btree (name, legacy);

-- Undo step 9 of 11: add index app.people_name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS app.people_name;

-- Undo step 8 of 11: drop index app.people_name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY people_name ON app.people USING btree (name) INCLUDE (legacy);

-- Undo step 7 of 11: drop index app.people_legacy
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY people_legacy ON app.people USING btree (lower(legacy));

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.notes, app.people IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.notes IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE app.people IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.people IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE app.notes IN SHARE ROW EXCLUSIVE MODE;
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

-- Undo step 6 of 11: drop constraint app.people.people_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_people_key_old_c3f5c948 ON app.people USING btree (name, legacy);
ALTER TABLE app.people ADD CONSTRAINT people_key UNIQUE USING INDEX lockstep_people_key_old_c3f5c948;

-- Undo step 5 of 11: drop constraint app.people.legacy_is_short
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.people ADD CONSTRAINT legacy_is_short CHECK (length(legacy) < 10) NOT VALID;

-- Undo step 4 of 11: drop constraint app.notes.notes_name_legacy_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table app.notes, SHARE ROW EXCLUSIVE on table app.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.notes ADD CONSTRAINT notes_name_legacy_fkey FOREIGN KEY (name, legacy) REFERENCES app.people (name, legacy) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 11: put away column app.people.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.people RENAME COLUMN "~lockstep_dropped_code" TO code;
ALTER TABLE app.people ALTER COLUMN code SET NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 11: give up the proof of constraint app.people.legacy_is_short
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.people VALIDATE CONSTRAINT legacy_is_short;

COMMIT;

BEGIN;

-- Undo step 1 of 11: give up the proof of constraint app.notes.notes_name_legacy_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.notes, ROW SHARE on table app.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.notes VALIDATE CONSTRAINT notes_name_legacy_fkey;

COMMIT;
-- holds --
DO $$ BEGIN
  INSERT INTO app.people (id, name) VALUES (100, 'new');
  ASSERT (SELECT "~lockstep_dropped_code" FROM app.people WHERE id = 100) = 7, 'a default stays';
  DELETE FROM app.people WHERE id = 100;
END $$;

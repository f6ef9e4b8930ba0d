-- A column that numbers rows goes on to do so, with its sequence under a reserved name.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.a (id integer PRIMARY KEY, number serial, place integer GENERATED ALWAYS AS IDENTITY (START 100), other integer DEFAULT nextval('app.a_number_seq'));
CREATE SEQUENCE app.shared;
CREATE TABLE app.b (id integer PRIMARY KEY, number integer NOT NULL DEFAULT nextval('app.shared'));
ALTER SEQUENCE app.shared OWNED BY app.b.number;
-- rows --
INSERT INTO app.a (id) VALUES (1), (2);
INSERT INTO app.b (id) VALUES (1), (2);
-- after --
CREATE SCHEMA app;
CREATE TABLE app.a (id integer PRIMARY KEY);
CREATE SEQUENCE app.shared;
CREATE TABLE app.b (id integer PRIMARY KEY);
-- drops --
deprecate
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: release sequence app.shared from its column
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence app.shared
--   blocks:      writes of app.shared, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.shared OWNED BY NONE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 5: put away column app.a.other
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.a
--   blocks:      reads and writes of app.a, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.a.other fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.a fail
--   note:        its values stay under the name "~lockstep_dropped_other" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.a ALTER COLUMN other DROP DEFAULT;
ALTER TABLE app.a RENAME COLUMN other TO "~lockstep_dropped_other";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 5: put away column app.a.number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.a_number_seq, ACCESS EXCLUSIVE on table app.a
--   blocks:      reads and writes of app.a_number_seq, app.a, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.a.number fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.a fail
--   note:        its values stay under the name "~lockstep_dropped_number" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.a ALTER COLUMN number DROP NOT NULL;
ALTER TABLE app.a RENAME COLUMN number TO "~lockstep_dropped_number";
ALTER SEQUENCE app.a_number_seq RENAME TO "~lockstep_dropped_a_number_seq";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 5: put away column app.a.place
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.a_place_seq, ACCESS EXCLUSIVE on table app.a
--   blocks:      reads and writes of app.a_place_seq, app.a, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.a.place fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.a fail
--   note:        its values stay under the name "~lockstep_dropped_place" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.a RENAME COLUMN place TO "~lockstep_dropped_place";
ALTER SEQUENCE app.a_place_seq RENAME TO "~lockstep_dropped_a_place_seq";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 5: put away column app.b.number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.b
--   blocks:      reads and writes of app.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.b.number fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.b fail
--   note:        rows that come from now on have no value in it; the way back stops at such rows until they have one
--   note:        its values stay under the name "~lockstep_dropped_number" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.b ALTER COLUMN number DROP DEFAULT;
ALTER TABLE app.b ALTER COLUMN number DROP NOT NULL;
ALTER TABLE app.b RENAME COLUMN number TO "~lockstep_dropped_number";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 5: put away column app.b.number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.b RENAME COLUMN "~lockstep_dropped_number" TO number;
ALTER TABLE app.b ALTER COLUMN number SET DEFAULT nextval('app.shared');
ALTER TABLE app.b ALTER COLUMN number SET NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 5: put away column app.a.place
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.a_place_seq, ACCESS EXCLUSIVE on table app.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.a RENAME COLUMN "~lockstep_dropped_place" TO place;
ALTER SEQUENCE app."~lockstep_dropped_a_place_seq" RENAME TO a_place_seq;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 5: put away column app.a.number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.a_number_seq, ACCESS EXCLUSIVE on table app.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.a RENAME COLUMN "~lockstep_dropped_number" TO number;
ALTER TABLE app.a ALTER COLUMN number SET NOT NULL;
ALTER SEQUENCE app."~lockstep_dropped_a_number_seq" RENAME TO a_number_seq;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 5: put away column app.a.other
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.a RENAME COLUMN "~lockstep_dropped_other" TO other;
ALTER TABLE app.a ALTER COLUMN other SET DEFAULT nextval('app.a_number_seq');

COMMIT;

BEGIN;

-- Undo step 1 of 5: release sequence app.shared from its column
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence app.shared
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.shared OWNED BY app.b.number;

COMMIT;
-- holds --
DO $$ BEGIN
  INSERT INTO app.a (id) VALUES (10);
  ASSERT (SELECT "~lockstep_dropped_place" FROM app.a WHERE id = 10) > 101, 'the sequence goes on';
  DELETE FROM app.a WHERE id = 10;
END $$;

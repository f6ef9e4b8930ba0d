-- A column is put away under a reserved name: its values are there again on the way back.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.people (id integer PRIMARY KEY, fax text DEFAULT 'none', phone text);
COMMENT ON COLUMN app.people.fax IS 'nobody reads it';
CREATE VIEW app.reachable AS SELECT id, fax, phone FROM app.people WHERE fax IS NOT NULL OR phone IS NOT NULL;
-- rows --
INSERT INTO app.people VALUES (1, '030', '040'), (2, NULL, '050');
-- after --
CREATE SCHEMA app;
-- @drops deprecate
CREATE TABLE app.people (id integer PRIMARY KEY, phone text);
CREATE VIEW app.reachable AS SELECT id, phone FROM app.people WHERE phone IS NOT NULL;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop view app.reachable
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view app.reachable
--   blocks:      reads and writes of app.reachable, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW app.reachable;

-- Step 2 of 3: create view app.reachable
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW app.reachable AS
SELECT id, phone FROM app.people WHERE phone IS NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 3: put away column app.people.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   blocks:      reads and writes of app.people, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.people.fax fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.people fail
--   note:        its values stay under the name "~lockstep_dropped_fax" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.people RENAME COLUMN fax TO "~lockstep_dropped_fax";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: put away column app.people.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.people RENAME COLUMN "~lockstep_dropped_fax" TO fax;

COMMIT;

BEGIN;

-- Undo step 2 of 3: create view app.reachable
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW app.reachable;

-- Undo step 1 of 3: drop view app.reachable
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view app.reachable
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW app.reachable AS
SELECT id, fax, phone FROM app.people WHERE fax IS NOT NULL OR phone IS NOT NULL;

COMMIT;
-- holds --
DO $$ BEGIN ASSERT (SELECT "~lockstep_dropped_fax" FROM app.people WHERE id = 1) = '030', 'the values are kept'; END $$;

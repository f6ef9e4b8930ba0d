-- A table that is renamed and moved in the same plan puts a column away under its new name.
-- before --
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TABLE app.people (id integer PRIMARY KEY, fax text NOT NULL, "~lockstep_dropped_fax" integer);
CREATE TABLE app.places (id integer PRIMARY KEY, old_name serial, v integer);
-- rows --
INSERT INTO app.people VALUES (1, 'a');
INSERT INTO app.places (id) VALUES (1);
-- after --
CREATE SCHEMA app;
CREATE SCHEMA other;
-- @renamed from=people
-- @drops deprecate
CREATE TABLE app.persons (id integer PRIMARY KEY);
-- @moved from=app
-- @drops deprecate
CREATE TABLE other.places (id integer PRIMARY KEY, v integer);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: rename table app.people to table app.persons
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.persons
--   blocks:      reads and writes of app.persons, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table app.persons fails
ALTER TABLE app.people RENAME TO persons;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 5: move table app.places to table other.places
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence other.places_old_name_seq, ACCESS EXCLUSIVE on table other.places
--   blocks:      reads and writes of other.places_old_name_seq, other.places, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table other.places fails
ALTER TABLE app.places SET SCHEMA other;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.persons IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 5: rename constraint app.persons.people_pkey to constraint app.persons.persons_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.persons
--   blocks:      reads and writes of app.persons, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE app.persons RENAME CONSTRAINT people_pkey TO persons_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.persons IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 5: put away column app.persons.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.persons
--   blocks:      reads and writes of app.persons, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.persons.fax fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.persons fail
--   note:        rows that come from now on have no value in it; the way back stops at such rows until they have one
--   note:        its values stay under the name "~lockstep_dropped_fax~2" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.persons ALTER COLUMN fax DROP NOT NULL;
ALTER TABLE app.persons RENAME COLUMN fax TO "~lockstep_dropped_fax~2";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE other.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 5: put away column other.places.old_name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence other.places_old_name_seq, ACCESS EXCLUSIVE on table other.places
--   blocks:      reads and writes of other.places_old_name_seq, other.places, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column other.places.old_name fails
--   hazard:      cached-plan: prepared statements that take all columns of table other.places fail
--   note:        its values stay under the name "~lockstep_dropped_old_name" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE other.places ALTER COLUMN old_name DROP NOT NULL;
ALTER TABLE other.places RENAME COLUMN old_name TO "~lockstep_dropped_old_name";
ALTER SEQUENCE other.places_old_name_seq RENAME TO "~lockstep_dropped_places_old_name_seq";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE other.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 5: put away column other.places.old_name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence other.places_old_name_seq, ACCESS EXCLUSIVE on table other.places
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE other.places RENAME COLUMN "~lockstep_dropped_old_name" TO old_name;
ALTER TABLE other.places ALTER COLUMN old_name SET NOT NULL;
ALTER SEQUENCE other."~lockstep_dropped_places_old_name_seq" RENAME TO places_old_name_seq;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.persons IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 5: put away column app.persons.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.persons
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.persons RENAME COLUMN "~lockstep_dropped_fax~2" TO fax;
ALTER TABLE app.persons ALTER COLUMN fax SET NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.persons IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 5: rename constraint app.persons.people_pkey to constraint app.persons.persons_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.persons
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.persons RENAME CONSTRAINT persons_pkey TO people_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE other.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 5: move table app.places to table other.places
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence other.places_old_name_seq, ACCESS EXCLUSIVE on table other.places
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE other.places SET SCHEMA app;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.persons IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 5: rename table app.people to table app.persons
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.persons
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.persons RENAME TO people;

COMMIT;

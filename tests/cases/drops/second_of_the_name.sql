-- Something of the same name was put away before: neither is in the way of the other, and readers see neither.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.people (id integer PRIMARY KEY, "~lockstep_dropped_fax" text, fax text NOT NULL, "~lockstep_dropped_n" serial);
ALTER SEQUENCE app."people_~lockstep_dropped_n_seq" RENAME TO "~lockstep_dropped_people_n_seq";
CREATE TABLE app.numbers (
  id integer PRIMARY KEY,
  "~lockstep_dropped_n" integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME app."~lockstep_dropped_numbers_n_seq"),
  n integer GENERATED ALWAYS AS IDENTITY
);
CREATE TABLE app.orders (id integer PRIMARY KEY);
CREATE SCHEMA "~lockstep_dropped_app.orders";
CREATE TABLE "~lockstep_dropped_app.orders".orders (id serial PRIMARY KEY, at date);
CREATE INDEX orders_at ON "~lockstep_dropped_app.orders".orders (at);
-- rows --
INSERT INTO app.people VALUES (1, 'old', 'new');
-- after --
-- @drops deprecate
CREATE SCHEMA app;
CREATE TABLE app.people (id integer PRIMARY KEY, added integer);
CREATE TABLE app.numbers (id integer PRIMARY KEY);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: add column app.people.added
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.people
--   blocks:      reads and writes of app.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.people ADD COLUMN added integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.numbers IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 4: put away column app.numbers.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.numbers_n_seq, ACCESS EXCLUSIVE on table app.numbers
--   blocks:      reads and writes of app.numbers_n_seq, app.numbers, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.numbers.n fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.numbers fail
--   note:        its values stay under the name "~lockstep_dropped_n~2" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.numbers RENAME COLUMN n TO "~lockstep_dropped_n~2";
ALTER SEQUENCE app.numbers_n_seq RENAME TO "~lockstep_dropped_numbers_n_seq~2";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 4: put away column app.people.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   blocks:      reads and writes of app.people, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.people.fax fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.people fail
--   note:        rows that come from now on have no value in it; the way back stops at such rows until they have one
--   note:        its values stay under the name "~lockstep_dropped_fax~2" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.people ALTER COLUMN fax DROP NOT NULL;
ALTER TABLE app.people RENAME COLUMN fax TO "~lockstep_dropped_fax~2";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 4: put away table app.orders
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.orders fails
--   note:        its rows stay in "~lockstep_dropped_app.orders~2".orders until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.orders~2";
COMMENT ON SCHEMA "~lockstep_dropped_app.orders~2" IS 'table app.orders, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.orders~2" FROM PUBLIC;
ALTER TABLE app.orders SET SCHEMA "~lockstep_dropped_app.orders~2";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: put away table app.orders
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.orders~2".orders SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.orders~2";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 4: put away column app.people.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.people RENAME COLUMN "~lockstep_dropped_fax~2" TO fax;
ALTER TABLE app.people ALTER COLUMN fax SET NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.numbers IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 4: put away column app.numbers.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.numbers_n_seq, ACCESS EXCLUSIVE on table app.numbers
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.numbers RENAME COLUMN "~lockstep_dropped_n~2" TO n;
ALTER SEQUENCE app."~lockstep_dropped_numbers_n_seq~2" RENAME TO numbers_n_seq;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 4: add column app.people.added
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.people DROP COLUMN added;

COMMIT;
-- holds --
DO $$ BEGIN ASSERT (SELECT "~lockstep_dropped_fax" || "~lockstep_dropped_fax~2" FROM app.people) = 'oldnew', 'both are there'; END $$;

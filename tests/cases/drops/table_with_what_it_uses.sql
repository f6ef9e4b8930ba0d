-- Defaults, checks and indexes that use what goes are dropped before the table is put away, and come back.
-- before --
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;
CREATE FUNCTION app.first() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.good(v integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT v > 0';
CREATE TABLE app.t (id integer PRIMARY KEY DEFAULT nextval('app.numbers'), a integer DEFAULT app.first(), b integer, CONSTRAINT b_is_good CHECK (app.good(b)));
CREATE INDEX t_good ON app.t (app.good(b));
CREATE INDEX t_b ON app.t (b);
-- rows --
INSERT INTO app.t (b) VALUES (3);
-- after --
CREATE SCHEMA app;
-- drops --
deprecate
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: drop default of column app.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.t ALTER COLUMN a DROP DEFAULT;

-- Step 2 of 8: drop default of column app.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.t ALTER COLUMN id DROP DEFAULT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 8: drop routine app.first()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine app.first() fails
DROP FUNCTION app.first();

-- Step 4 of 8: drop constraint app.t.b_is_good
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.t DROP CONSTRAINT b_is_good;

-- Step 5 of 8: drop index app.t_good
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX app.t_good;

-- Step 6 of 8: put away table app.t
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

COMMIT;

BEGIN;

-- Step 7 of 8: drop sequence app.numbers
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.numbers
--   blocks:      reads and writes of app.numbers, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence app.numbers is dropped
--   hazard:      app-breaking: whoever uses sequence app.numbers fails
DROP SEQUENCE app.numbers;

-- Step 8 of 8: drop routine app.good(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine app.good(integer) fails
DROP FUNCTION app.good(integer);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: drop routine app.good(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.good(v integer)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT v > 0$$;

-- Undo step 7 of 8: drop sequence app.numbers
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.numbers
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE app.numbers;

COMMIT;

BEGIN;

-- Undo step 6 of 8: put away table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.t".t SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.t";

-- Undo step 5 of 8: drop index app.t_good
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX t_good ON app.t USING btree (app.good(b));

-- Undo step 4 of 8: drop constraint app.t.b_is_good
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.t ADD CONSTRAINT b_is_good CHECK (app.good(b));

-- Undo step 3 of 8: drop routine app.first()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.first()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 8: drop default of column app.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.t ALTER COLUMN id SET DEFAULT nextval('app.numbers');

-- Undo step 1 of 8: drop default of column app.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.t ALTER COLUMN a SET DEFAULT app.first();

COMMIT;

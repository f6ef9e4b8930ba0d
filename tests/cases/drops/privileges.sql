-- Rights stay on what is put away, and lead to nothing: the schema is for nobody.
-- before --
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO PUBLIC;
CREATE SCHEMA app;
CREATE TABLE app.t (id integer PRIMARY KEY, v text);
GRANT SELECT ON app.t TO PUBLIC;
GRANT UPDATE (v) ON app.t TO PUBLIC;
CREATE TABLE app.u (id integer, v text);
GRANT SELECT (v), UPDATE (id) ON app.u TO PUBLIC;
-- after --
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO PUBLIC;
CREATE SCHEMA app;
CREATE TABLE app.u (id integer);
GRANT UPDATE (id) ON app.u TO PUBLIC;
-- drops --
deprecate
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: put away column app.u.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.u
--   blocks:      reads and writes of app.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.u.v fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.u fail
--   note:        its values stay under the name "~lockstep_dropped_v" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.u RENAME COLUMN v TO "~lockstep_dropped_v";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 2: put away table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside another transaction
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

-- Undo step 2 of 2: put away table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.t".t SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.t";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 2: put away column app.u.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.u RENAME COLUMN "~lockstep_dropped_v" TO v;

COMMIT;
-- holds --
DO $$ BEGIN ASSERT NOT has_schema_privilege('public', '~lockstep_dropped_app.t', 'USAGE'), 'the schema is for nobody'; END $$;

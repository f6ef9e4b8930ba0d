-- What is put away waits for the gate as what is dropped does.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.orders (id serial PRIMARY KEY, fax text);
CREATE TABLE app.gone (id serial PRIMARY KEY, v integer UNIQUE);
-- after --
-- @gate 'nobody uses it any more'
-- @drops deprecate
CREATE SCHEMA app;
CREATE TABLE app.orders (id serial PRIMARY KEY);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: put away column app.orders.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.orders.fax fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.orders fail
--   note:        its values stay under the name "~lockstep_dropped_fax" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
--   gate:        go on when nobody uses it any more
ALTER TABLE app.orders RENAME COLUMN fax TO "~lockstep_dropped_fax";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 2: put away table app.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.gone_id_seq, ACCESS EXCLUSIVE on table app.gone
--   blocks:      reads and writes of app.gone_id_seq, app.gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.gone fails
--   note:        its rows stay in "~lockstep_dropped_app.gone".gone until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.gone";
COMMENT ON SCHEMA "~lockstep_dropped_app.gone" IS 'table app.gone, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.gone" FROM PUBLIC;
ALTER TABLE app.gone SET SCHEMA "~lockstep_dropped_app.gone";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: put away table app.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.gone_id_seq, ACCESS EXCLUSIVE on table app.gone
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.gone".gone SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.gone";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 2: put away column app.orders.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders RENAME COLUMN "~lockstep_dropped_fax" TO fax;

COMMIT;
-- new --
INSERT INTO app.orders DEFAULT VALUES;
-- old --
INSERT INTO app.orders (fax) VALUES ('old');
INSERT INTO app.gone DEFAULT VALUES;

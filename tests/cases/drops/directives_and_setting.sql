-- The nearest word holds: before the table, before the schema, for all.
-- before --
CREATE SCHEMA a;
CREATE TABLE a.kept (id integer, gone_for_good integer);
CREATE TABLE a.other (id integer, put_away integer);
CREATE TABLE a.gone (id integer);
CREATE SCHEMA b;
CREATE TABLE b.kept (id integer, put_away integer);
CREATE TABLE b.gone_for_good (id integer);
-- after --
CREATE SCHEMA a;
-- @drops now
CREATE TABLE a.kept (id integer);
CREATE TABLE a.other (id integer);
-- @drops now
CREATE SCHEMA b;
-- @drops deprecate
CREATE TABLE b.kept (id integer);
-- drops --
deprecate
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: put away table a.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.gone
--   blocks:      reads and writes of a.gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table a.gone fails
--   note:        its rows stay in "~lockstep_dropped_a.gone".gone until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_a.gone";
COMMENT ON SCHEMA "~lockstep_dropped_a.gone" IS 'table a.gone, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_a.gone" FROM PUBLIC;
ALTER TABLE a.gone SET SCHEMA "~lockstep_dropped_a.gone";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.gone_for_good IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 5: drop table b.gone_for_good
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.gone_for_good
--   blocks:      reads and writes of b.gone_for_good, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table b.gone_for_good are dropped
--   hazard:      app-breaking: whoever uses table b.gone_for_good fails
DROP TABLE b.gone_for_good;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.kept IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 5: drop column a.kept.gone_for_good
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.kept
--   blocks:      reads and writes of a.kept, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column a.kept.gone_for_good are dropped
--   hazard:      app-breaking: whoever uses column a.kept.gone_for_good fails
--   hazard:      cached-plan: prepared statements that take all columns of table a.kept fail
ALTER TABLE a.kept DROP COLUMN gone_for_good;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.other IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 5: put away column a.other.put_away
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.other
--   blocks:      reads and writes of a.other, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column a.other.put_away fails
--   hazard:      cached-plan: prepared statements that take all columns of table a.other fail
--   note:        its values stay under the name "~lockstep_dropped_put_away" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE a.other RENAME COLUMN put_away TO "~lockstep_dropped_put_away";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.kept IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 5: put away column b.kept.put_away
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.kept
--   blocks:      reads and writes of b.kept, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column b.kept.put_away fails
--   hazard:      cached-plan: prepared statements that take all columns of table b.kept fail
--   note:        its values stay under the name "~lockstep_dropped_put_away" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE b.kept RENAME COLUMN put_away TO "~lockstep_dropped_put_away";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.kept IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 5: put away column b.kept.put_away
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.kept
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.kept RENAME COLUMN "~lockstep_dropped_put_away" TO put_away;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.other IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 5: put away column a.other.put_away
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.other
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.other RENAME COLUMN "~lockstep_dropped_put_away" TO put_away;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.kept IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 5: drop column a.kept.gone_for_good
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.kept
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE a.kept ADD COLUMN gone_for_good integer;

COMMIT;

BEGIN;

-- Undo step 2 of 5: drop table b.gone_for_good
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.gone_for_good
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE b.gone_for_good (
    id integer
);

COMMIT;

BEGIN;

-- Undo step 1 of 5: put away table a.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.gone
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_a.gone".gone SET SCHEMA a;
DROP SCHEMA "~lockstep_dropped_a.gone";

COMMIT;

-- Tables of one name in two schemas are kept apart.
-- before --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int);
CREATE TABLE b.t (id text);
-- after --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int, x int);
CREATE TABLE b.t (id text PRIMARY KEY);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: add column a.t.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table a.t
--   blocks:      reads and writes of a.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE a.t ADD COLUMN x integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 7: check without scan for nulls in column b.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE b.t ADD CONSTRAINT lockstep_id_not_null_69d2215e CHECK (id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 7: scan for nulls in column b.t.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   work:        scans b.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column b.t.id holds nulls
ALTER TABLE b.t VALIDATE CONSTRAINT lockstep_id_not_null_69d2215e;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 7: require values in column b.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t ALTER COLUMN id SET NOT NULL;

COMMIT;

-- Step 5 of 7: drop the check for nulls in column b.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE b.t DROP CONSTRAINT lockstep_id_not_null_69d2215e;

SET lock_timeout = 0;

-- Step 6 of 7: build the index of constraint b.t.t_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   work:        scans b.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of b.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS b.t_pkey
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON b.t USING btree (id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 7: add constraint b.t.t_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 7: add constraint b.t.t_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t DROP CONSTRAINT t_pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 6 of 7: build the index of constraint b.t.t_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS b.t_pkey;

SET lock_timeout = '2s';

-- Undo step 5 of 7: drop the check for nulls in column b.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE b.t ADD CONSTRAINT lockstep_id_not_null_69d2215e CHECK (id IS NOT NULL) NOT VALID;
ALTER TABLE b.t VALIDATE CONSTRAINT lockstep_id_not_null_69d2215e;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 7: require values in column b.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t ALTER COLUMN id DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 7: scan for nulls in column b.t.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 7: check without scan for nulls in column b.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t DROP CONSTRAINT lockstep_id_not_null_69d2215e;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 7: add column a.t.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE a.t DROP COLUMN x;

COMMIT;

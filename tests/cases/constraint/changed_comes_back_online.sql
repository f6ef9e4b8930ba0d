-- Constraints with another definition under the same name: neither way leaves the table without one of the two, and neither reads rows while others wait.
-- before --
CREATE SCHEMA app;
CREATE TABLE app."Kind" (id int PRIMARY KEY);
CREATE TABLE app."Item" (
  "Id" int, part int, kind int, price numeric,
  CONSTRAINT "Item key" PRIMARY KEY ("Id"),
  CONSTRAINT price CHECK (price > 0),
  CONSTRAINT kind FOREIGN KEY (kind) REFERENCES app."Kind" ON DELETE CASCADE,
  CONSTRAINT "one" UNIQUE (price)
);
-- after --
CREATE SCHEMA app;
CREATE TABLE app."Kind" (id int PRIMARY KEY);
CREATE TABLE app."Item" (
  "Id" int, part int NOT NULL, kind int, price numeric,
  CONSTRAINT "Item key" PRIMARY KEY ("Id", part),
  CONSTRAINT price CHECK (price >= 0),
  CONSTRAINT kind FOREIGN KEY (kind) REFERENCES app."Kind" ON DELETE SET NULL,
  CONSTRAINT "one of a kind" UNIQUE (price, kind)
);
-- rows --
INSERT INTO app."Kind" SELECT i FROM generate_series(1, 5) i;
INSERT INTO app."Item" SELECT i, i % 7, i % 5 + 1, i FROM generate_series(1, 100) i;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app."Item" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 20: check without scan for nulls in column app."Item".part
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   blocks:      reads and writes of app."Item", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ADD CONSTRAINT lockstep_part_not_null_642b1cc8 CHECK (part IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 20: scan for nulls in column app."Item".part
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   blocks:      neither reads nor writes
--   work:        scans app."Item"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column app."Item".part holds nulls
ALTER TABLE app."Item" VALIDATE CONSTRAINT lockstep_part_not_null_642b1cc8;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app."Item" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 20: require values in column app."Item".part
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   blocks:      reads and writes of app."Item", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ALTER COLUMN part SET NOT NULL;

COMMIT;

-- Step 4 of 20: drop the check for nulls in column app."Item".part
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   blocks:      reads and writes of app."Item", for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT lockstep_part_not_null_642b1cc8;

SET lock_timeout = 0;

-- Step 5 of 20: build the index of constraint app."Item"."Item key"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   blocks:      neither reads nor writes
--   work:        scans app."Item"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of app."Item" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS app."lockstep_Item key_key_232e66e8"
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_Item key_key_232e66e8" ON app."Item" USING btree ("Id", part);

-- Step 6 of 20: build the index of constraint app."Item"."one of a kind"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   blocks:      neither reads nor writes
--   work:        scans app."Item"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of app."Item" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS app."one of a kind"
CREATE UNIQUE INDEX CONCURRENTLY "one of a kind" ON app."Item" USING btree (price, kind);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app."Item" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 20: add constraint app."Item"."one of a kind"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   blocks:      reads and writes of app."Item", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ADD CONSTRAINT "one of a kind" UNIQUE USING INDEX "one of a kind";

COMMIT;

BEGIN;

-- Step 8 of 20: give up the proof of constraint app."Item".kind
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 9 of 20: give up the proof of constraint app."Item".price
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app."Item", app."Kind" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app."Item", app."Kind" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app."Kind", app."Item" IN ACCESS EXCLUSIVE MODE;
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

-- Step 10 of 20: drop constraint app."Item"."Item key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   blocks:      reads and writes of app."Item", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT "Item key";

-- Step 11 of 20: add constraint app."Item"."Item key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   blocks:      reads and writes of app."Item", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ADD CONSTRAINT "Item key" PRIMARY KEY USING INDEX "lockstep_Item key_key_232e66e8";

-- Step 12 of 20: drop constraint app."Item".kind
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item", ACCESS EXCLUSIVE on table app."Kind"
--   blocks:      reads and writes of app."Item", app."Kind", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT kind;

-- Step 13 of 20: add constraint app."Item".kind without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table app."Item", SHARE ROW EXCLUSIVE on table app."Kind"
--   blocks:      writes of app."Item", app."Kind", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ADD CONSTRAINT kind FOREIGN KEY (kind) REFERENCES app."Kind" (id) ON DELETE SET NULL NOT VALID;

-- Step 14 of 20: drop constraint app."Item".one
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   blocks:      reads and writes of app."Item", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT one;

-- Step 15 of 20: drop constraint app."Item".price
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   blocks:      reads and writes of app."Item", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT price;

-- Step 16 of 20: add constraint app."Item".price without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   blocks:      reads and writes of app."Item", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ADD CONSTRAINT price CHECK (price >= 0) NOT VALID;

COMMIT;

-- Step 17 of 20: give up the index of constraint app."Item"."Item key"
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS app."lockstep_Item key_old_232e66e8";

SET lock_timeout = 0;

BEGIN;

-- Step 18 of 20: validate constraint app."Item".kind
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item", ROW SHARE on table app."Kind"
--   blocks:      neither reads nor writes
--   work:        scans app."Item"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint app."Item".kind
ALTER TABLE app."Item" VALIDATE CONSTRAINT kind;

COMMIT;

SET lock_timeout = '2s';

-- Step 19 of 20: give up the index of constraint app."Item".one
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS app.lockstep_one_old_a759b4f4;

SET lock_timeout = 0;

BEGIN;

-- Step 20 of 20: validate constraint app."Item".price
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   blocks:      neither reads nor writes
--   work:        scans app."Item"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint app."Item".price
ALTER TABLE app."Item" VALIDATE CONSTRAINT price;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app."Item" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 20: validate constraint app."Item".price
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT price;
ALTER TABLE app."Item" ADD CONSTRAINT price CHECK (price >= 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 19 of 20: give up the index of constraint app."Item".one
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_one_old_a759b4f4 ON app."Item" USING btree (price);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app."Item", app."Kind" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app."Item", app."Kind" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app."Kind", app."Item" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 18 of 20: validate constraint app."Item".kind
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item", ACCESS EXCLUSIVE on table app."Kind"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT kind;
ALTER TABLE app."Item" ADD CONSTRAINT kind FOREIGN KEY (kind) REFERENCES app."Kind" (id) ON DELETE SET NULL NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 17 of 20: give up the index of constraint app."Item"."Item key"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_Item key_old_232e66e8" ON app."Item" USING btree ("Id");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app."Item", app."Kind" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app."Item", app."Kind" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app."Kind", app."Item" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 16 of 20: add constraint app."Item".price without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT price;

-- Undo step 15 of 20: drop constraint app."Item".price
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ADD CONSTRAINT price CHECK (price > 0) NOT VALID;

-- Undo step 14 of 20: drop constraint app."Item".one
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_one_old_a759b4f4 ON app."Item" USING btree (price);
ALTER TABLE app."Item" ADD CONSTRAINT one UNIQUE USING INDEX lockstep_one_old_a759b4f4;

-- Undo step 13 of 20: add constraint app."Item".kind without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table app."Item", SHARE ROW EXCLUSIVE on table app."Kind"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT kind;

-- Undo step 12 of 20: drop constraint app."Item".kind
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table app."Item", SHARE ROW EXCLUSIVE on table app."Kind"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ADD CONSTRAINT kind FOREIGN KEY (kind) REFERENCES app."Kind" (id) ON DELETE CASCADE NOT VALID;

-- Undo step 11 of 20: add constraint app."Item"."Item key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT "Item key";

-- Undo step 10 of 20: drop constraint app."Item"."Item key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_Item key_old_232e66e8" ON app."Item" USING btree ("Id");
ALTER TABLE app."Item" ADD CONSTRAINT "Item key" PRIMARY KEY USING INDEX "lockstep_Item key_old_232e66e8";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 20: give up the proof of constraint app."Item".price
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app."Item" VALIDATE CONSTRAINT price;

COMMIT;

BEGIN;

-- Undo step 8 of 20: give up the proof of constraint app."Item".kind
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item", ROW SHARE on table app."Kind"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app."Item" VALIDATE CONSTRAINT kind;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app."Item" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 20: add constraint app."Item"."one of a kind"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT "one of a kind";

COMMIT;

SET lock_timeout = 0;

-- Undo step 6 of 20: build the index of constraint app."Item"."one of a kind"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS app."one of a kind";

-- Undo step 5 of 20: build the index of constraint app."Item"."Item key"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS app."lockstep_Item key_key_232e66e8";

SET lock_timeout = '2s';

-- Undo step 4 of 20: drop the check for nulls in column app."Item".part
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ADD CONSTRAINT lockstep_part_not_null_642b1cc8 CHECK (part IS NOT NULL) NOT VALID;
ALTER TABLE app."Item" VALIDATE CONSTRAINT lockstep_part_not_null_642b1cc8;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app."Item" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 20: require values in column app."Item".part
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" ALTER COLUMN part DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 20: scan for nulls in column app."Item".part
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app."Item"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app."Item" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 20: check without scan for nulls in column app."Item".part
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app."Item"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app."Item" DROP CONSTRAINT lockstep_part_not_null_642b1cc8;

COMMIT;

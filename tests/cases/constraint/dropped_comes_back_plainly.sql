-- Foreign keys and keys of partitioned tables, exclusion constraints, what was never validated, and what `@direct` says: the way back is the plain form. A check of a partitioned table is proven behind it.
-- before --
CREATE SCHEMA "S";
CREATE TABLE "S"."Target" (id int PRIMARY KEY);
CREATE TABLE "S"."Parts" (id int, t int CONSTRAINT "to Target" REFERENCES "S"."Target", v int CONSTRAINT v CHECK (v > 0), CONSTRAINT "Parts key" PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE "S"."Parts 1" PARTITION OF "S"."Parts" FOR VALUES FROM (0) TO (100);
CREATE TABLE "S".plain (id int CONSTRAINT "Key" UNIQUE, v int CONSTRAINT v CHECK (v > 0), w int, CONSTRAINT no_two EXCLUDE (id WITH =));
ALTER TABLE "S".plain ADD CONSTRAINT w CHECK (w > 0) NOT VALID;
-- after --
CREATE SCHEMA "S";
CREATE TABLE "S"."Target" (id int PRIMARY KEY);
CREATE TABLE "S"."Parts" (id int NOT NULL, t int, v int) PARTITION BY RANGE (id);
CREATE TABLE "S"."Parts 1" PARTITION OF "S"."Parts" FOR VALUES FROM (0) TO (100);
-- @direct
CREATE TABLE "S".plain (id int, v int, w int);
-- rows --
INSERT INTO "S"."Target" SELECT generate_series(1, 9);
INSERT INTO "S"."Parts" SELECT i, i % 9 + 1, i + 1 FROM generate_series(0, 99) AS i;
INSERT INTO "S".plain SELECT i, i, i FROM generate_series(1, 99) AS i;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: give up the proof of constraint "S"."Parts".v
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
      LOCK TABLE "S"."Parts" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE "S"."Parts" IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 8: drop constraint "S"."Parts"."Parts key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Parts", ACCESS EXCLUSIVE on table "S"."Parts 1"
--   blocks:      reads and writes of "S"."Parts", "S"."Parts 1", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S"."Parts" DROP CONSTRAINT "Parts key";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S"."Parts", "S"."Target" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S"."Parts", "S"."Target" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "S"."Target", "S"."Parts" IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 8: drop constraint "S"."Parts"."to Target"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Parts", ACCESS EXCLUSIVE on table "S"."Parts 1", ACCESS EXCLUSIVE on table "S"."Target"
--   blocks:      reads and writes of "S"."Parts", "S"."Parts 1", "S"."Target", for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE "S"."Parts" DROP CONSTRAINT "to Target";

-- Step 4 of 8: drop constraint "S"."Parts".v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Parts", ACCESS EXCLUSIVE on table "S"."Parts 1"
--   blocks:      reads and writes of "S"."Parts", "S"."Parts 1", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S"."Parts" DROP CONSTRAINT v;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S".plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 8: drop constraint "S".plain."Key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S".plain
--   blocks:      reads and writes of "S".plain, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE "S".plain DROP CONSTRAINT "Key";

-- Step 6 of 8: drop constraint "S".plain.no_two
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S".plain
--   blocks:      reads and writes of "S".plain, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S".plain DROP CONSTRAINT no_two;

-- Step 7 of 8: drop constraint "S".plain.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S".plain
--   blocks:      reads and writes of "S".plain, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S".plain DROP CONSTRAINT v;

-- Step 8 of 8: drop constraint "S".plain.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S".plain
--   blocks:      reads and writes of "S".plain, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S".plain DROP CONSTRAINT w;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S".plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 8: drop constraint "S".plain.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S".plain
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S".plain ADD CONSTRAINT w CHECK (w > 0) NOT VALID;

-- Undo step 7 of 8: drop constraint "S".plain.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S".plain
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S".plain ADD CONSTRAINT v CHECK (v > 0);

-- Undo step 6 of 8: drop constraint "S".plain.no_two
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S".plain
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S".plain ADD CONSTRAINT no_two EXCLUDE USING btree (id WITH =);

-- Undo step 5 of 8: drop constraint "S".plain."Key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S".plain
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S".plain ADD CONSTRAINT "Key" UNIQUE (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S"."Parts", "S"."Target" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S"."Parts" IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE "S"."Target" IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "S"."Target" IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE "S"."Parts" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 8: drop constraint "S"."Parts".v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Parts", ACCESS EXCLUSIVE on table "S"."Parts 1"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S"."Parts" ADD CONSTRAINT v CHECK (v > 0) NOT VALID;

-- Undo step 3 of 8: drop constraint "S"."Parts"."to Target"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Parts", ACCESS EXCLUSIVE on table "S"."Parts 1", ACCESS EXCLUSIVE on table "S"."Target"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S"."Parts" ADD CONSTRAINT "to Target" FOREIGN KEY (t) REFERENCES "S"."Target" (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S"."Parts" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE "S"."Parts" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 8: drop constraint "S"."Parts"."Parts key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Parts", ACCESS EXCLUSIVE on table "S"."Parts 1"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY "S"."Parts" ADD CONSTRAINT "Parts key" PRIMARY KEY (id);
ALTER TABLE "S"."Parts 1" ADD CONSTRAINT "Parts 1_pkey" PRIMARY KEY (id);
ALTER INDEX "S"."Parts key" ATTACH PARTITION "S"."Parts 1_pkey";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 8: give up the proof of constraint "S"."Parts".v
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "S"."Parts", SHARE UPDATE EXCLUSIVE on table "S"."Parts 1"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "S"."Parts" VALIDATE CONSTRAINT v;

COMMIT;

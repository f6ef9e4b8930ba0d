-- Checks, foreign keys and keys of tables in use go: the way back brings them without a scan and proves them then, or builds their indexes first.
-- before --
CREATE SCHEMA "Shop Data";
CREATE TABLE "Shop Data"."Customer" ("Id" int, region text, "E-mail" text, PRIMARY KEY ("Id", region));
CREATE TABLE "Shop Data"."Order" (
  "No" int CONSTRAINT "Order no" PRIMARY KEY,
  "Customer" int,
  region text,
  "Total ""net""" numeric CONSTRAINT "Total > 0" CHECK ("Total ""net""" > 0),
  code text,
  CONSTRAINT "of a Customer" FOREIGN KEY ("Customer", region) REFERENCES "Shop Data"."Customer" ("Id", region) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT "Code is one" UNIQUE (code) INCLUDE (region) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON CONSTRAINT "Total > 0" ON "Shop Data"."Order" IS 'it''s more';
COMMENT ON CONSTRAINT "Code is one" ON "Shop Data"."Order" IS 'only one';
-- after --
CREATE SCHEMA "Shop Data";
CREATE TABLE "Shop Data"."Customer" ("Id" int, region text, "E-mail" text, PRIMARY KEY ("Id", region));
CREATE TABLE "Shop Data"."Order" ("No" int NOT NULL, "Customer" int, region text, "Total ""net""" numeric, code text);
-- rows --
INSERT INTO "Shop Data"."Customer" SELECT i, 'r' || i % 3, 'c' || i || '@example.org' FROM generate_series(1, 100) i;
INSERT INTO "Shop Data"."Order" SELECT i, i % 100 + 1, 'r' || (i % 100 + 1) % 3, i, 'c' || i FROM generate_series(1, 1000) i;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: give up the proof of constraint "Shop Data"."Order"."Total > 0"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 2 of 8: give up the proof of constraint "Shop Data"."Order"."of a Customer"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop Data"."Order" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 8: drop constraint "Shop Data"."Order"."Code is one"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop Data"."Order"
--   blocks:      reads and writes of "Shop Data"."Order", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop Data"."Order" DROP CONSTRAINT "Code is one";

-- Step 4 of 8: drop constraint "Shop Data"."Order"."Order no"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop Data"."Order"
--   blocks:      reads and writes of "Shop Data"."Order", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop Data"."Order" DROP CONSTRAINT "Order no";

-- Step 5 of 8: drop constraint "Shop Data"."Order"."Total > 0"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop Data"."Order"
--   blocks:      reads and writes of "Shop Data"."Order", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop Data"."Order" DROP CONSTRAINT "Total > 0";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "Shop Data"."Order", "Shop Data"."Customer" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "Shop Data"."Order", "Shop Data"."Customer" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop Data"."Customer", "Shop Data"."Order" IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 8: drop constraint "Shop Data"."Order"."of a Customer"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop Data"."Customer", ACCESS EXCLUSIVE on table "Shop Data"."Order"
--   blocks:      reads and writes of "Shop Data"."Customer", "Shop Data"."Order", for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE "Shop Data"."Order" DROP CONSTRAINT "of a Customer";

COMMIT;

-- Step 7 of 8: give up the index of constraint "Shop Data"."Order"."Code is one"
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS "Shop Data"."lockstep_Code is one_old_1604f294";

-- Step 8 of 8: give up the index of constraint "Shop Data"."Order"."Order no"
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS "Shop Data"."lockstep_Order no_old_f3246b87";
-- down --
SET lock_timeout = 0;

-- Undo step 8 of 8: give up the index of constraint "Shop Data"."Order"."Order no"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop Data"."Order"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_Order no_old_f3246b87" ON "Shop Data"."Order" USING btree ("No");

-- Undo step 7 of 8: give up the index of constraint "Shop Data"."Order"."Code is one"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop Data"."Order"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_Code is one_old_1604f294" ON "Shop Data"."Order" USING btree (code) INCLUDE (region);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "Shop Data"."Order", "Shop Data"."Customer" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "Shop Data"."Order", "Shop Data"."Customer" IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop Data"."Customer", "Shop Data"."Order" IN SHARE ROW EXCLUSIVE MODE;
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

-- Undo step 6 of 8: drop constraint "Shop Data"."Order"."of a Customer"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table "Shop Data"."Customer", SHARE ROW EXCLUSIVE on table "Shop Data"."Order"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop Data"."Order" ADD CONSTRAINT "of a Customer" FOREIGN KEY ("Customer", region) REFERENCES "Shop Data"."Customer" ("Id", region) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop Data"."Order" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 8: drop constraint "Shop Data"."Order"."Total > 0"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop Data"."Order"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop Data"."Order" ADD CONSTRAINT "Total > 0" CHECK ("Total ""net""" > 0) NOT VALID;
COMMENT ON CONSTRAINT "Total > 0" ON "Shop Data"."Order" IS 'it''s more';

-- Undo step 4 of 8: drop constraint "Shop Data"."Order"."Order no"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop Data"."Order"
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_Order no_old_f3246b87" ON "Shop Data"."Order" USING btree ("No");
ALTER TABLE "Shop Data"."Order" ADD CONSTRAINT "Order no" PRIMARY KEY USING INDEX "lockstep_Order no_old_f3246b87";

-- Undo step 3 of 8: drop constraint "Shop Data"."Order"."Code is one"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop Data"."Order"
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_Code is one_old_1604f294" ON "Shop Data"."Order" USING btree (code) INCLUDE (region);
ALTER TABLE "Shop Data"."Order" ADD CONSTRAINT "Code is one" UNIQUE USING INDEX "lockstep_Code is one_old_1604f294" DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT "Code is one" ON "Shop Data"."Order" IS 'only one';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 8: give up the proof of constraint "Shop Data"."Order"."of a Customer"
--   phase:       contract
--   locks:       ROW SHARE on table "Shop Data"."Customer", SHARE UPDATE EXCLUSIVE on table "Shop Data"."Order"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Shop Data"."Order" VALIDATE CONSTRAINT "of a Customer";

COMMIT;

BEGIN;

-- Undo step 1 of 8: give up the proof of constraint "Shop Data"."Order"."Total > 0"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop Data"."Order"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Shop Data"."Order" VALIDATE CONSTRAINT "Total > 0";

COMMIT;

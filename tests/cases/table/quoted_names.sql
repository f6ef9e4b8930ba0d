-- Names with capitals, blanks, quotes, keywords and letters beyond ASCII.
-- before --
CREATE SCHEMA "My Schema";
CREATE TABLE "My Schema"."Table" ("Id" int PRIMARY KEY, "select" text, "with ""quotes""" int, "größe" int);
-- after --
CREATE SCHEMA "My Schema";
CREATE TABLE "My Schema"."Table" ("Id" int PRIMARY KEY, "select" text NOT NULL, "with ""quotes""" bigint, "größe" int CHECK ("größe" > 0), "User" int);
CREATE INDEX "Index" ON "My Schema"."Table" ("select", "größe");
COMMENT ON COLUMN "My Schema"."Table"."with ""quotes""" IS 'it''s \ quoted';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 16: add column "My Schema"."Table"."User"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   blocks:      reads and writes of "My Schema"."Table", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "My Schema"."Table" ADD COLUMN "User" integer;

-- Step 2 of 16: check without scan for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   blocks:      reads and writes of "My Schema"."Table", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ADD CONSTRAINT lockstep_select_not_null_3ff1c96a CHECK ("select" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 16: scan for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   blocks:      neither reads nor writes
--   work:        scans "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column "My Schema"."Table"."select" holds nulls
ALTER TABLE "My Schema"."Table" VALIDATE CONSTRAINT lockstep_select_not_null_3ff1c96a;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 16: require values in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   blocks:      reads and writes of "My Schema"."Table", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ALTER COLUMN "select" SET NOT NULL;

COMMIT;

-- Step 5 of 16: drop the check for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   blocks:      reads and writes of "My Schema"."Table", for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" DROP CONSTRAINT lockstep_select_not_null_3ff1c96a;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 16: add what will be column "My Schema"."Table"."with ""quotes"""
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   blocks:      reads and writes of "My Schema"."Table", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ADD COLUMN "lockstep_with ""quotes""_new_733ac94a" bigint;
CREATE OR REPLACE FUNCTION "My Schema"."lockstep_with ""quotes""_sync_733ac94a"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "with ""quotes"""::bigint INTO NEW."lockstep_with ""quotes""_new_733ac94a" FROM (SELECT NEW.*) AS "Table";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_with ""quotes""_sync_733ac94a" BEFORE INSERT OR UPDATE ON "My Schema"."Table" FOR EACH ROW WHEN (NEW."lockstep_with ""quotes""_new_733ac94a" IS DISTINCT FROM NEW."with ""quotes"""::bigint) EXECUTE FUNCTION "My Schema"."lockstep_with ""quotes""_sync_733ac94a"();

-- Step 7 of 16: add constraint "My Schema"."Table"."Table_größe_check" without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   blocks:      reads and writes of "My Schema"."Table", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ADD CONSTRAINT "Table_größe_check" CHECK ("größe" > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 16: add index "My Schema"."Index"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   blocks:      neither reads nor writes
--   work:        scans "My Schema"."Table"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "My Schema"."Index"
CREATE INDEX CONCURRENTLY "Index" ON "My Schema"."Table" USING btree ("select", "größe");

BEGIN;

-- Step 9 of 16: validate constraint "My Schema"."Table"."Table_größe_check"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   blocks:      neither reads nor writes
--   work:        scans "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint "My Schema"."Table"."Table_größe_check"
ALTER TABLE "My Schema"."Table" VALIDATE CONSTRAINT "Table_größe_check";

COMMIT;

-- Step 10 of 16: fill column "My Schema"."Table"."with ""quotes"""
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "My Schema"."Table"
--   blocks:      neither reads nor writes
--   work:        scans "My Schema"."Table"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "My Schema"."lockstep_with ""quotes""_progress_733ac94a" AS
  SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "My Schema"."Table" ORDER BY "Id" DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "My Schema"."lockstep_with ""quotes""_progress_733ac94a"
  SELECT * FROM (SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "My Schema"."Table" ORDER BY "Id" DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "My Schema"."lockstep_with ""quotes""_progress_733ac94a");
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM "My Schema"."lockstep_with ""quotes""_progress_733ac94a";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "My Schema"."Table" WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      ELSE
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "My Schema"."Table" WHERE "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "My Schema"."Table" SET "lockstep_with ""quotes""_new_733ac94a" = "with ""quotes"""::bigint WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_next.next_1 AND ("lockstep_with ""quotes""_new_733ac94a" IS NULL AND "with ""quotes""" IS NOT NULL);
      ELSE
        UPDATE ONLY "My Schema"."Table" SET "lockstep_with ""quotes""_new_733ac94a" = "with ""quotes"""::bigint WHERE "Id" <= lockstep_next.next_1 AND ("lockstep_with ""quotes""_new_733ac94a" IS NULL AND "with ""quotes""" IS NOT NULL);
      END IF;
      UPDATE "My Schema"."lockstep_with ""quotes""_progress_733ac94a" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "My Schema"."lockstep_with ""quotes""_progress_733ac94a";

BEGIN;

-- Step 11 of 16: gather statistics of table "My Schema"."Table" ("lockstep_with ""quotes""_new_733ac94a")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "My Schema"."Table" ("lockstep_with ""quotes""_new_733ac94a");

COMMIT;

BEGIN;

-- Step 12 of 16: compare the new with the old column "My Schema"."Table"."with ""quotes"""
--   phase:       migrate
--   locks:       ACCESS SHARE on table "My Schema"."Table"
--   blocks:      neither reads nor writes
--   work:        scans "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column "My Schema"."Table"."with ""quotes""" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "My Schema"."Table" WHERE "lockstep_with ""quotes""_new_733ac94a" IS DISTINCT FROM "with ""quotes"""::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_with "quotes"_new_733ac94a', 'with "quotes"';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 16: put the new column in the place of column "My Schema"."Table"."with ""quotes"""
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   blocks:      reads and writes of "My Schema"."Table", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column "My Schema"."Table"."with ""quotes""" fail
--   hazard:      app-breaking: columns of table "My Schema"."Table" stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE "My Schema"."Table" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "My Schema"."Table" RENAME COLUMN "with ""quotes""" TO "lockstep_with ""quotes""_old_733ac94a";
ALTER TABLE "My Schema"."Table" RENAME COLUMN "lockstep_with ""quotes""_new_733ac94a" TO "with ""quotes""";
CREATE OR REPLACE FUNCTION "My Schema"."lockstep_with ""quotes""_sync_733ac94a"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."with ""quotes"""::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."with ""quotes"""::text THEN
    RETURN NEW;
  END IF;
  SELECT "with ""quotes"""::integer INTO NEW."lockstep_with ""quotes""_old_733ac94a" FROM (SELECT NEW.*) AS "Table";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_with ""quotes""_old_733ac94a" := NULL;
  RETURN NEW;
END $$;

-- Step 14 of 16: change comment on column "My Schema"."Table"."with ""quotes"""
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN "My Schema"."Table"."with ""quotes""" IS E'it''s \\ quoted';

COMMIT;

BEGIN;

-- Step 15 of 16: give up the old column "My Schema"."Table"."with ""quotes"""
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then "lockstep_with ""quotes""_old_733ac94a" holds the old values of "with ""quotes"""
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 16: drop the old column "My Schema"."Table"."with ""quotes"""
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   blocks:      reads and writes of "My Schema"."Table", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_with ""quotes""_sync_733ac94a" ON "My Schema"."Table";
DROP FUNCTION "My Schema"."lockstep_with ""quotes""_sync_733ac94a"();
ALTER TABLE "My Schema"."Table" DROP COLUMN "lockstep_with ""quotes""_old_733ac94a";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 16: drop the old column "My Schema"."Table"."with ""quotes"""
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ADD COLUMN "lockstep_with ""quotes""_old_733ac94a" integer;
CREATE OR REPLACE FUNCTION "My Schema"."lockstep_with ""quotes""_sync_733ac94a"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."with ""quotes"""::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."with ""quotes"""::text THEN
    RETURN NEW;
  END IF;
  SELECT "with ""quotes"""::integer INTO NEW."lockstep_with ""quotes""_old_733ac94a" FROM (SELECT NEW.*) AS "Table";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_with ""quotes""_old_733ac94a" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_with ""quotes""_sync_733ac94a" BEFORE INSERT OR UPDATE ON "My Schema"."Table" FOR EACH ROW WHEN (NEW."with ""quotes""" IS DISTINCT FROM NEW."lockstep_with ""quotes""_old_733ac94a"::bigint) EXECUTE FUNCTION "My Schema"."lockstep_with ""quotes""_sync_733ac94a"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 16: give up the old column "My Schema"."Table"."with ""quotes"""
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "My Schema"."Table"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "My Schema"."lockstep_with ""quotes""_progress_733ac94a" AS
  SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "My Schema"."Table" ORDER BY "Id" DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "My Schema"."lockstep_with ""quotes""_progress_733ac94a"
  SELECT * FROM (SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "My Schema"."Table" ORDER BY "Id" DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "My Schema"."lockstep_with ""quotes""_progress_733ac94a");
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM "My Schema"."lockstep_with ""quotes""_progress_733ac94a";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "My Schema"."Table" WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      ELSE
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "My Schema"."Table" WHERE "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "My Schema"."Table" SET "lockstep_with ""quotes""_old_733ac94a" = "with ""quotes"""::integer WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_next.next_1 AND ("lockstep_with ""quotes""_old_733ac94a" IS NULL AND "with ""quotes""" IS NOT NULL);
      ELSE
        UPDATE ONLY "My Schema"."Table" SET "lockstep_with ""quotes""_old_733ac94a" = "with ""quotes"""::integer WHERE "Id" <= lockstep_next.next_1 AND ("lockstep_with ""quotes""_old_733ac94a" IS NULL AND "with ""quotes""" IS NOT NULL);
      END IF;
      UPDATE "My Schema"."lockstep_with ""quotes""_progress_733ac94a" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "My Schema"."lockstep_with ""quotes""_progress_733ac94a";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 16: change comment on column "My Schema"."Table"."with ""quotes"""
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN "My Schema"."Table"."with ""quotes""" IS NULL;

-- Undo step 13 of 16: put the new column in the place of column "My Schema"."Table"."with ""quotes"""
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE "My Schema"."Table" IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "My Schema"."Table" WHERE "lockstep_with ""quotes""_old_733ac94a" IS NULL AND "with ""quotes""" IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'with "quotes"';
  END IF;
END $$;
ALTER TABLE "My Schema"."Table" RENAME COLUMN "with ""quotes""" TO "lockstep_with ""quotes""_new_733ac94a";
ALTER TABLE "My Schema"."Table" RENAME COLUMN "lockstep_with ""quotes""_old_733ac94a" TO "with ""quotes""";
CREATE OR REPLACE FUNCTION "My Schema"."lockstep_with ""quotes""_sync_733ac94a"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "with ""quotes"""::bigint INTO NEW."lockstep_with ""quotes""_new_733ac94a" FROM (SELECT NEW.*) AS "Table";
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 16: compare the new with the old column "My Schema"."Table"."with ""quotes"""
--   phase:       migrate
--   locks:       ACCESS SHARE on table "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 11 of 16: gather statistics of table "My Schema"."Table" ("lockstep_with ""quotes""_new_733ac94a")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE "My Schema"."Table" ("with ""quotes""");

COMMIT;

-- Undo step 10 of 16: fill column "My Schema"."Table"."with ""quotes"""
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "My Schema"."Table"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 16: validate constraint "My Schema"."Table"."Table_größe_check"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "My Schema"."Table" DROP CONSTRAINT "Table_größe_check";
ALTER TABLE "My Schema"."Table" ADD CONSTRAINT "Table_größe_check" CHECK ("größe" > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 16: add index "My Schema"."Index"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "My Schema"."Index";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 16: add constraint "My Schema"."Table"."Table_größe_check" without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" DROP CONSTRAINT "Table_größe_check";

-- Undo step 6 of 16: add what will be column "My Schema"."Table"."with ""quotes"""
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_with ""quotes""_sync_733ac94a" ON "My Schema"."Table";
DROP FUNCTION "My Schema"."lockstep_with ""quotes""_sync_733ac94a"();
ALTER TABLE "My Schema"."Table" DROP COLUMN "lockstep_with ""quotes""_new_733ac94a";

COMMIT;

-- Undo step 5 of 16: drop the check for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ADD CONSTRAINT lockstep_select_not_null_3ff1c96a CHECK ("select" IS NOT NULL) NOT VALID;
ALTER TABLE "My Schema"."Table" VALIDATE CONSTRAINT lockstep_select_not_null_3ff1c96a;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 16: require values in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ALTER COLUMN "select" DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 16: scan for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Schema"."Table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 16: check without scan for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" DROP CONSTRAINT lockstep_select_not_null_3ff1c96a;

-- Undo step 1 of 16: add column "My Schema"."Table"."User"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "My Schema"."Table" DROP COLUMN "User";

COMMIT;

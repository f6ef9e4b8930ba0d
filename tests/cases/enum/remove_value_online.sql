-- A table in use keeps going while a value of its enum goes: the new type stands beside the old one, with a second column, and both change names at once.
-- before --
CREATE SCHEMA "App s";
CREATE TYPE "App s"."Mood" AS ENUM ('happy', 'sad', 'it''s ok');
COMMENT ON TYPE "App s"."Mood" IS 'how it is';
CREATE TABLE "App s"."People" (id bigint PRIMARY KEY, "M" "App s"."Mood" NOT NULL DEFAULT 'sad', note text, CONSTRAINT told CHECK ("M" <> 'sad' OR note <> ''));
CREATE INDEX by_mood ON "App s"."People" ("M");
CREATE VIEW moods AS SELECT DISTINCT "M" FROM "App s"."People";
-- rows --
INSERT INTO "App s"."People" SELECT i, CASE WHEN i % 3 = 0 THEN 'sad' ELSE 'happy' END::"App s"."Mood", 'n' FROM generate_series(1, 100) AS i;
-- after --
CREATE SCHEMA "App s";
CREATE TYPE "App s"."Mood" AS ENUM ('it''s ok', 'happy');
COMMENT ON TYPE "App s"."Mood" IS 'how it was';
CREATE TABLE "App s"."People" (
    id bigint PRIMARY KEY,
    note text,
    -- @convert using=(CASE "M"::text WHEN 'sad' THEN 'it''s ok' ELSE "M"::text END)
    "M" "App s"."Mood" NOT NULL DEFAULT 'happy',
    CONSTRAINT told CHECK ("M" <> 'it''s ok' OR note <> '')
);
CREATE INDEX by_mood ON "App s"."People" ("M");
CREATE VIEW moods AS SELECT DISTINCT "M" FROM "App s"."People";
-- holds --
SELECT count(*) FILTER (WHERE "M" = 'it''s ok') = 33 AND count(*) = 100 FROM "App s"."People";
-- old --
INSERT INTO "App s"."People" (id, note) VALUES ((SELECT max(id) + 1 FROM "App s"."People"), 'old');
DELETE FROM "App s"."People" WHERE note = 'old';
SELECT FROM "App s"."People" WHERE "M" = 'happy'::"App s"."Mood";
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "App s"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 19: create beside it the new enum type "App s"."Mood"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE "App s"."lockstep_Mood_new_11e9142a" AS ENUM ('it''s ok', 'happy');
COMMENT ON TYPE "App s"."lockstep_Mood_new_11e9142a" IS 'how it was';

-- Step 2 of 19: add what will be column "App s"."People"."M"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   blocks:      reads and writes of "App s"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "App s"."People" ADD COLUMN "lockstep_M_new_aaa4b2cf" "App s"."lockstep_Mood_new_11e9142a";
CREATE OR REPLACE FUNCTION "App s"."lockstep_M_sync_aaa4b2cf"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (CASE "M"::text WHEN 'sad' THEN 'it''s ok' ELSE "M"::text END)::text::"App s"."lockstep_Mood_new_11e9142a" INTO NEW."lockstep_M_new_aaa4b2cf" FROM (SELECT NEW.*) AS "People";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_M_sync_aaa4b2cf" BEFORE INSERT OR UPDATE ON "App s"."People" FOR EACH ROW EXECUTE FUNCTION "App s"."lockstep_M_sync_aaa4b2cf"();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 19: fill column "App s"."People"."M"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "App s"."People"
--   blocks:      neither reads nor writes
--   work:        scans "App s"."People"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "App s"."lockstep_M_progress_aaa4b2cf" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "App s"."People" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "App s"."lockstep_M_progress_aaa4b2cf"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "App s"."People" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "App s"."lockstep_M_progress_aaa4b2cf");
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
      SELECT * INTO lockstep_state FROM "App s"."lockstep_M_progress_aaa4b2cf";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "App s"."People" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "App s"."People" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "App s"."People" SET "lockstep_M_new_aaa4b2cf" = (CASE "M"::text WHEN 'sad' THEN 'it''s ok' ELSE "M"::text END)::text::"App s"."lockstep_Mood_new_11e9142a" WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ("lockstep_M_new_aaa4b2cf" IS NULL AND "M" IS NOT NULL);
      ELSE
        UPDATE ONLY "App s"."People" SET "lockstep_M_new_aaa4b2cf" = (CASE "M"::text WHEN 'sad' THEN 'it''s ok' ELSE "M"::text END)::text::"App s"."lockstep_Mood_new_11e9142a" WHERE id <= lockstep_next.next_1 AND ("lockstep_M_new_aaa4b2cf" IS NULL AND "M" IS NOT NULL);
      END IF;
      UPDATE "App s"."lockstep_M_progress_aaa4b2cf" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "App s"."lockstep_M_progress_aaa4b2cf";

BEGIN;

-- Step 4 of 19: gather statistics of table "App s"."People" ("lockstep_M_new_aaa4b2cf")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "App s"."People" ("lockstep_M_new_aaa4b2cf");

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "App s"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 19: check without scan for nulls in the new column "App s"."People"."M"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   blocks:      reads and writes of "App s"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "App s"."People" ADD CONSTRAINT "lockstep_M_not_null_aaa4b2cf" CHECK ("lockstep_M_new_aaa4b2cf" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 19: scan for nulls in the new column "App s"."People"."M"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   blocks:      neither reads nor writes
--   work:        scans "App s"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE "App s"."People" VALIDATE CONSTRAINT "lockstep_M_not_null_aaa4b2cf";

COMMIT;

-- Step 7 of 19: build the new index "App s".by_mood
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   blocks:      neither reads nor writes
--   work:        scans "App s"."People"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "App s".lockstep_by_mood_new_78506bab
CREATE INDEX CONCURRENTLY lockstep_by_mood_new_78506bab ON "App s"."People" USING btree ("lockstep_M_new_aaa4b2cf");

BEGIN;

-- Step 8 of 19: compare the new with the old column "App s"."People"."M"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "App s"."People"
--   blocks:      neither reads nor writes
--   work:        scans "App s"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column "App s"."People"."M" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "App s"."People" WHERE "lockstep_M_new_aaa4b2cf"::text COLLATE pg_catalog."C" IS DISTINCT FROM (((CASE "M"::text WHEN 'sad' THEN 'it''s ok' ELSE "M"::text END)::text::"App s"."lockstep_Mood_new_11e9142a")::"App s"."lockstep_Mood_new_11e9142a")::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_M_new_aaa4b2cf', 'M';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 9 of 19: give up the proof of constraint "App s"."People".told
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
      LOCK TABLE "App s"."People" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.moods SET SCHEMA public;
        LOCK TABLE "App s"."People" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "App s"."People" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.moods SET SCHEMA public;
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

-- Step 10 of 19: drop constraint "App s"."People".told
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   blocks:      reads and writes of "App s"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "App s"."People" DROP CONSTRAINT told;

-- Step 11 of 19: drop view public.moods
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.moods
--   blocks:      reads and writes of public.moods, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.moods;

-- Step 12 of 19: put the new column in the place of column "App s"."People"."M"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   blocks:      reads and writes of "App s"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column "App s"."People"."M" holds values that the new type does not have
--   hazard:      app-breaking: columns of table "App s"."People" stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE "App s"."People" IN ACCESS EXCLUSIVE MODE;
ALTER TYPE "App s"."Mood" RENAME TO "lockstep_Mood_old_11e9142a";
ALTER TYPE "App s"."lockstep_Mood_new_11e9142a" RENAME TO "Mood";
ALTER INDEX "App s".by_mood RENAME TO lockstep_by_mood_old_78506bab;
ALTER TABLE "App s"."People" ALTER COLUMN "M" DROP DEFAULT;
ALTER TABLE "App s"."People" RENAME COLUMN "M" TO "lockstep_M_old_aaa4b2cf";
ALTER TABLE "App s"."People" RENAME COLUMN "lockstep_M_new_aaa4b2cf" TO "M";
ALTER TABLE "App s"."People" ALTER COLUMN "lockstep_M_old_aaa4b2cf" DROP NOT NULL;
ALTER TABLE "App s"."People" ALTER COLUMN "M" SET NOT NULL;
ALTER TABLE "App s"."People" ALTER COLUMN "M" SET DEFAULT 'happy';
ALTER TABLE "App s"."People" DROP CONSTRAINT "lockstep_M_not_null_aaa4b2cf";
ALTER INDEX "App s".lockstep_by_mood_new_78506bab RENAME TO by_mood;
CREATE OR REPLACE FUNCTION "App s"."lockstep_M_sync_aaa4b2cf"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."M"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."M"::text THEN
    RETURN NEW;
  END IF;
  SELECT "M"::text::"App s"."lockstep_Mood_old_11e9142a" INTO NEW."lockstep_M_old_aaa4b2cf" FROM (SELECT NEW.*) AS "People";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_M_old_aaa4b2cf" := NULL;
  RETURN NEW;
END $$;

-- Step 13 of 19: add constraint "App s"."People".told without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   blocks:      reads and writes of "App s"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "App s"."People" ADD CONSTRAINT told CHECK ("M" <> 'it''s ok' OR note <> '') NOT VALID;

-- Step 14 of 19: create view public.moods
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.moods AS
SELECT DISTINCT "M" FROM "App s"."People";

COMMIT;

SET lock_timeout = 0;

-- Step 15 of 19: drop the old index "App s".by_mood
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS "App s".lockstep_by_mood_old_78506bab;

BEGIN;

-- Step 16 of 19: validate constraint "App s"."People".told
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   blocks:      neither reads nor writes
--   work:        scans "App s"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint "App s"."People".told
ALTER TABLE "App s"."People" VALIDATE CONSTRAINT told;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 17 of 19: give up the old column "App s"."People"."M"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then "lockstep_M_old_aaa4b2cf" holds the old values of "M"
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "App s"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 19: drop the old column "App s"."People"."M"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   blocks:      reads and writes of "App s"."People", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_M_sync_aaa4b2cf" ON "App s"."People";
DROP FUNCTION "App s"."lockstep_M_sync_aaa4b2cf"();
ALTER TABLE "App s"."People" DROP COLUMN "lockstep_M_old_aaa4b2cf";

COMMIT;

BEGIN;

-- Step 19 of 19: drop the old enum type "App s"."Mood"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE "App s"."lockstep_Mood_old_11e9142a";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 19 of 19: drop the old enum type "App s"."Mood"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE "App s"."lockstep_Mood_old_11e9142a" AS ENUM ('happy', 'sad', 'it''s ok');
COMMENT ON TYPE "App s"."lockstep_Mood_old_11e9142a" IS 'how it is';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "App s"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 19: drop the old column "App s"."People"."M"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "App s"."People" ADD COLUMN "lockstep_M_old_aaa4b2cf" "App s"."lockstep_Mood_old_11e9142a";
CREATE OR REPLACE FUNCTION "App s"."lockstep_M_sync_aaa4b2cf"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."M"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."M"::text THEN
    RETURN NEW;
  END IF;
  SELECT "M"::text::"App s"."lockstep_Mood_old_11e9142a" INTO NEW."lockstep_M_old_aaa4b2cf" FROM (SELECT NEW.*) AS "People";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_M_old_aaa4b2cf" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_M_sync_aaa4b2cf" BEFORE INSERT OR UPDATE ON "App s"."People" FOR EACH ROW EXECUTE FUNCTION "App s"."lockstep_M_sync_aaa4b2cf"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 17 of 19: give up the old column "App s"."People"."M"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "App s"."People"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "App s"."lockstep_M_progress_aaa4b2cf" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "App s"."People" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "App s"."lockstep_M_progress_aaa4b2cf"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "App s"."People" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "App s"."lockstep_M_progress_aaa4b2cf");
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
      SELECT * INTO lockstep_state FROM "App s"."lockstep_M_progress_aaa4b2cf";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "App s"."People" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "App s"."People" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "App s"."People" SET "lockstep_M_old_aaa4b2cf" = "M"::text::"App s"."lockstep_Mood_old_11e9142a" WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ("lockstep_M_old_aaa4b2cf" IS NULL AND "M" IS NOT NULL);
      ELSE
        UPDATE ONLY "App s"."People" SET "lockstep_M_old_aaa4b2cf" = "M"::text::"App s"."lockstep_Mood_old_11e9142a" WHERE id <= lockstep_next.next_1 AND ("lockstep_M_old_aaa4b2cf" IS NULL AND "M" IS NOT NULL);
      END IF;
      UPDATE "App s"."lockstep_M_progress_aaa4b2cf" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "App s"."lockstep_M_progress_aaa4b2cf";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "App s"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 19: validate constraint "App s"."People".told
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "App s"."People" DROP CONSTRAINT told;
ALTER TABLE "App s"."People" ADD CONSTRAINT told CHECK ("M" <> 'it''s ok' OR note <> '') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 19: drop the old index "App s".by_mood
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_by_mood_old_78506bab ON "App s"."People" USING btree ("lockstep_M_old_aaa4b2cf");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "App s"."People" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.moods SET SCHEMA public;
        LOCK TABLE "App s"."People" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "App s"."People" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.moods SET SCHEMA public;
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

-- Undo step 14 of 19: create view public.moods
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.moods;

-- Undo step 13 of 19: add constraint "App s"."People".told without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "App s"."People" DROP CONSTRAINT told;

-- Undo step 12 of 19: put the new column in the place of column "App s"."People"."M"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE "App s"."People" IN ACCESS EXCLUSIVE MODE;
ALTER TYPE "App s"."Mood" RENAME TO "lockstep_Mood_new_11e9142a";
ALTER TYPE "App s"."lockstep_Mood_old_11e9142a" RENAME TO "Mood";
ALTER INDEX "App s".by_mood RENAME TO lockstep_by_mood_new_78506bab;
ALTER TABLE "App s"."People" ALTER COLUMN "M" DROP DEFAULT;
ALTER TABLE "App s"."People" RENAME COLUMN "M" TO "lockstep_M_new_aaa4b2cf";
ALTER TABLE "App s"."People" RENAME COLUMN "lockstep_M_old_aaa4b2cf" TO "M";
ALTER TABLE "App s"."People" ALTER COLUMN "lockstep_M_new_aaa4b2cf" DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE "App s"."People" ALTER COLUMN "M" SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'M';
END $$;
ALTER TABLE "App s"."People" ALTER COLUMN "M" SET DEFAULT 'sad';
ALTER TABLE "App s"."People" ADD CONSTRAINT "lockstep_M_not_null_aaa4b2cf" CHECK ("lockstep_M_new_aaa4b2cf" IS NOT NULL) NOT VALID;
ALTER INDEX "App s".lockstep_by_mood_old_78506bab RENAME TO by_mood;
CREATE OR REPLACE FUNCTION "App s"."lockstep_M_sync_aaa4b2cf"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (CASE "M"::text WHEN 'sad' THEN 'it''s ok' ELSE "M"::text END)::text::"App s"."lockstep_Mood_new_11e9142a" INTO NEW."lockstep_M_new_aaa4b2cf" FROM (SELECT NEW.*) AS "People";
  RETURN NEW;
END $$;

-- Undo step 11 of 19: drop view public.moods
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.moods
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.moods AS
SELECT DISTINCT "M" FROM "App s"."People";

-- Undo step 10 of 19: drop constraint "App s"."People".told
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "App s"."People" ADD CONSTRAINT told CHECK ("M" <> 'sad' OR note <> '') NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 19: give up the proof of constraint "App s"."People".told
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "App s"."People" VALIDATE CONSTRAINT told;

COMMIT;

BEGIN;

-- Undo step 8 of 19: compare the new with the old column "App s"."People"."M"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "App s"."People" VALIDATE CONSTRAINT "lockstep_M_not_null_aaa4b2cf";

COMMIT;

-- Undo step 7 of 19: build the new index "App s".by_mood
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "App s".lockstep_by_mood_new_78506bab;

BEGIN;

-- Undo step 6 of 19: scan for nulls in the new column "App s"."People"."M"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "App s"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 19: check without scan for nulls in the new column "App s"."People"."M"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "App s"."People" DROP CONSTRAINT "lockstep_M_not_null_aaa4b2cf";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 19: gather statistics of table "App s"."People" ("lockstep_M_new_aaa4b2cf")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE "App s"."People" ("M");

COMMIT;

-- Undo step 3 of 19: fill column "App s"."People"."M"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "App s"."People"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "App s"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 19: add what will be column "App s"."People"."M"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "App s"."People"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_M_sync_aaa4b2cf" ON "App s"."People";
DROP FUNCTION "App s"."lockstep_M_sync_aaa4b2cf"();
ALTER TABLE "App s"."People" DROP COLUMN "lockstep_M_new_aaa4b2cf";

-- Undo step 1 of 19: create beside it the new enum type "App s"."Mood"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE "App s"."lockstep_Mood_new_11e9142a";

COMMIT;

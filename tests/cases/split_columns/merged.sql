-- Two columns become one, in a schema and with names that want quotes, and each is given back; the new one is unique, a key of the old ones goes.
-- before --
CREATE SCHEMA "Shop";
CREATE TABLE "Shop"."People" ("Id" uuid PRIMARY KEY, "First Name" varchar(40) NOT NULL, last_name text NOT NULL DEFAULT 'Doe', UNIQUE ("First Name", last_name));
-- rows --
INSERT INTO "Shop"."People" SELECT md5(i::text)::uuid, 'F' || i, 'L' || i FROM generate_series(1, 1200) AS i;
-- after --
CREATE SCHEMA "Shop";
CREATE TABLE "Shop"."People" (
    "Id" uuid PRIMARY KEY,
    /* @merge from=("First Name", last_name) using=("First Name" || ' ' || last_name) reverse=(
         split_part("Full Name", ' ', 1),
         split_part("Full Name", ' ', 2)) */
    "Full Name" text NOT NULL UNIQUE);
-- holds --
DO $$ BEGIN ASSERT (SELECT count(*) FROM "Shop"."People" WHERE "Full Name" ~ '^F(\d+) L\1$') = 1200; END $$;
-- old --
INSERT INTO "Shop"."People" ("Id", "First Name") VALUES ('00000000-0000-0000-0000-000000000001', 'Jane');
UPDATE "Shop"."People" SET "First Name" = 'Joan' WHERE last_name = 'Doe';
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM "Shop"."People" WHERE "First Name" = 'Joan' AND last_name = 'Doe') = 1;
  ASSERT (SELECT count(*) FROM "Shop"."People" WHERE "First Name" ~ '^F\d+$' AND last_name = 'L' || substr("First Name", 2)) = 1200;
END $$;
DELETE FROM "Shop"."People" WHERE last_name = 'Doe';
-- new --
INSERT INTO "Shop"."People" ("Id", "Full Name") VALUES ('00000000-0000-0000-0000-000000000001', 'Jane Doe');
UPDATE "Shop"."People" SET "Full Name" = 'Joan Doe' WHERE "Full Name" = 'Jane Doe';
DO $$ BEGIN ASSERT (SELECT count(*) FROM "Shop"."People" WHERE "Full Name" = 'Joan Doe') = 1; END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 17: add column "Shop"."People"."Full Name"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   blocks:      reads and writes of "Shop"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE "Shop"."People" ADD COLUMN "Full Name" text;

-- Step 2 of 17: keep "Full Name" of table "Shop"."People" in step with "First Name", last_name
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table "Shop"."People"
--   blocks:      writes of "Shop"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE "Shop"."People" SET "Full Name" = "First Name" || ' ' || last_name, "First Name" = split_part("Full Name", ' ', 1), last_name = split_part("Full Name", ' ', 2) WHERE false;
CREATE OR REPLACE FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW."Full Name" IS NOT NULL;
  ELSE
    lockstep_new := NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."Full Name"::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT "First Name" || ' ' || last_name INTO NEW."Full Name" FROM (SELECT NEW.*) AS "People";
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW."First Name" IS NULL THEN
      SELECT split_part("Full Name", ' ', 1) INTO NEW."First Name" FROM (SELECT NEW.*) AS "People";
    END IF;
    IF NEW.last_name IS NULL THEN
      SELECT split_part("Full Name", ' ', 2) INTO NEW.last_name FROM (SELECT NEW.*) AS "People";
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT "First Name" || ' ' || last_name INTO lockstep_row."Full Name" FROM (SELECT NEW.*) AS "People";
    IF NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row."Full Name"::text THEN
      SELECT split_part("Full Name", ' ', 1), split_part("Full Name", ' ', 2) INTO NEW."First Name", NEW.last_name FROM (SELECT NEW.*) AS "People";
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Full Name_split_new_dbd76ac8" BEFORE INSERT ON "Shop"."People" FOR EACH ROW EXECUTE FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"();
CREATE TRIGGER "~lockstep_Full Name_split_dbd76ac8" BEFORE UPDATE ON "Shop"."People" FOR EACH ROW WHEN (NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."Full Name"::text OR NEW."First Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."First Name"::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text OR (NEW."Full Name" IS NULL)) EXECUTE FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 17: fill "Full Name" of table "Shop"."People"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Shop"."People"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."People"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Shop"."lockstep_Full Name_progress_dbd76ac8" AS
  SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "Shop"."People" ORDER BY "Id" DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Shop"."lockstep_Full Name_progress_dbd76ac8"
  SELECT * FROM (SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "Shop"."People" ORDER BY "Id" DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Shop"."lockstep_Full Name_progress_dbd76ac8");
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
      SELECT * INTO lockstep_state FROM "Shop"."lockstep_Full Name_progress_dbd76ac8";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "Shop"."People" WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      ELSE
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "Shop"."People" WHERE "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Shop"."People" SET "Full Name" = "First Name" || ' ' || last_name WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_next.next_1 AND ("Full Name" IS NULL AND (("First Name" || ' ' || last_name) IS NOT NULL));
      ELSE
        UPDATE ONLY "Shop"."People" SET "Full Name" = "First Name" || ' ' || last_name WHERE "Id" <= lockstep_next.next_1 AND ("Full Name" IS NULL AND (("First Name" || ' ' || last_name) IS NOT NULL));
      END IF;
      UPDATE "Shop"."lockstep_Full Name_progress_dbd76ac8" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Shop"."lockstep_Full Name_progress_dbd76ac8";

BEGIN;

-- Step 4 of 17: gather statistics of table "Shop"."People" ("Full Name")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."People"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "Shop"."People" ("Full Name");

COMMIT;

BEGIN;

-- Step 5 of 17: look for rows of table "Shop"."People" without "Full Name"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."People"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "Shop"."People" WHERE "Full Name" IS NULL AND (("First Name" || ' ' || last_name) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', '"Shop"."People"', '"Full Name"';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW."Full Name" IS NOT NULL;
  ELSE
    lockstep_new := NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."Full Name"::text;
    IF NOT (lockstep_new OR NEW."First Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."First Name"::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT "First Name" || ' ' || last_name INTO NEW."Full Name" FROM (SELECT NEW.*) AS "People";
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW."First Name" IS NULL THEN
      SELECT split_part("Full Name", ' ', 1) INTO NEW."First Name" FROM (SELECT NEW.*) AS "People";
    END IF;
    IF NEW.last_name IS NULL THEN
      SELECT split_part("Full Name", ' ', 2) INTO NEW.last_name FROM (SELECT NEW.*) AS "People";
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT "First Name" || ' ' || last_name INTO lockstep_row."Full Name" FROM (SELECT NEW.*) AS "People";
    IF NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row."Full Name"::text THEN
      SELECT split_part("Full Name", ' ', 1), split_part("Full Name", ' ', 2) INTO NEW."First Name", NEW.last_name FROM (SELECT NEW.*) AS "People";
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 17: check without scan for nulls in column "Shop"."People"."Full Name"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   blocks:      reads and writes of "Shop"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."People" ADD CONSTRAINT "lockstep_Full Name_not_null_dbd76ac8" CHECK ("Full Name" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 17: scan for nulls in column "Shop"."People"."Full Name"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."People"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column "Shop"."People"."Full Name" holds nulls
ALTER TABLE "Shop"."People" VALIDATE CONSTRAINT "lockstep_Full Name_not_null_dbd76ac8";

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 17: require values in column "Shop"."People"."Full Name"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   blocks:      reads and writes of "Shop"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."People" ALTER COLUMN "Full Name" SET NOT NULL;

COMMIT;

-- Step 9 of 17: drop the check for nulls in column "Shop"."People"."Full Name"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   blocks:      reads and writes of "Shop"."People", for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."People" DROP CONSTRAINT "lockstep_Full Name_not_null_dbd76ac8";

SET lock_timeout = 0;

-- Step 10 of 17: build the index of constraint "Shop"."People"."People_Full Name_key"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."People"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."People"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of "Shop"."People" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Shop"."People_Full Name_key"
CREATE UNIQUE INDEX CONCURRENTLY "People_Full Name_key" ON "Shop"."People" USING btree ("Full Name");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 17: add constraint "Shop"."People"."People_Full Name_key"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   blocks:      reads and writes of "Shop"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."People" ADD CONSTRAINT "People_Full Name_key" UNIQUE USING INDEX "People_Full Name_key";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 17: stop to keep "Full Name" of table "Shop"."People" in step with "First Name", last_name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   blocks:      reads and writes of "Shop"."People", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to "First Name", last_name of table "Shop"."People" is not seen in the new columns any more
--   gate:        go on when every program reads and writes "Full Name" of "Shop"."People", and none "First Name", last_name any more
DROP TRIGGER "~lockstep_Full Name_split_dbd76ac8" ON "Shop"."People";
DROP TRIGGER "~lockstep_Full Name_split_new_dbd76ac8" ON "Shop"."People";
DROP FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"();
ALTER TABLE "Shop"."People" ALTER COLUMN "First Name" DROP NOT NULL;
ALTER TABLE "Shop"."People" ALTER COLUMN last_name DROP DEFAULT;
ALTER TABLE "Shop"."People" ALTER COLUMN last_name DROP NOT NULL;

COMMIT;

BEGIN;

-- Step 13 of 17: give up "First Name", last_name of table "Shop"."People"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 17: drop constraint "Shop"."People"."People_First Name_last_name_key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   blocks:      reads and writes of "Shop"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."People" DROP CONSTRAINT "People_First Name_last_name_key";

COMMIT;

-- Step 15 of 17: give up the index of constraint "Shop"."People"."People_First Name_last_name_key"
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS "Shop"."lockstep_People_First Name_last_name_key_old_87c5067c";

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 17: drop column "Shop"."People"."First Name"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   blocks:      reads and writes of "Shop"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of "Full Name" then
--   hazard:      data-loss: the values of column "Shop"."People"."First Name" are dropped, but for what "Full Name" holds of them
--   hazard:      app-breaking: whoever uses column "Shop"."People"."First Name" fails
--   hazard:      cached-plan: prepared statements that take all columns of table "Shop"."People" fail
ALTER TABLE "Shop"."People" DROP COLUMN "First Name";

-- Step 17 of 17: drop column "Shop"."People".last_name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   blocks:      reads and writes of "Shop"."People", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of "Full Name" then
--   hazard:      data-loss: the values of column "Shop"."People".last_name are dropped, but for what "Full Name" holds of them
--   hazard:      app-breaking: whoever uses column "Shop"."People".last_name fails
--   hazard:      cached-plan: prepared statements that take all columns of table "Shop"."People" fail
ALTER TABLE "Shop"."People" DROP COLUMN last_name;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 17: drop column "Shop"."People".last_name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of "Full Name" then
ALTER TABLE "Shop"."People" ADD COLUMN last_name text;

-- Undo step 16 of 17: drop column "Shop"."People"."First Name"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of "Full Name" then
ALTER TABLE "Shop"."People" ADD COLUMN "First Name" character varying(40);

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 17: give up the index of constraint "Shop"."People"."People_First Name_last_name_key"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."People"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_People_First Name_last_name_key_old_87c5067c" ON "Shop"."People" USING btree ("First Name", last_name);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 17: drop constraint "Shop"."People"."People_First Name_last_name_key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_People_First Name_last_name_key_old_87c5067c" ON "Shop"."People" USING btree ("First Name", last_name);
ALTER TABLE "Shop"."People" ADD CONSTRAINT "People_First Name_last_name_key" UNIQUE USING INDEX "lockstep_People_First Name_last_name_key_old_87c5067c";

COMMIT;

SET lock_timeout = 0;

-- Undo step 13 of 17: give up "First Name", last_name of table "Shop"."People"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Shop"."People"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Shop"."lockstep_Full Name_progress_dbd76ac8" AS
  SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "Shop"."People" ORDER BY "Id" DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Shop"."lockstep_Full Name_progress_dbd76ac8"
  SELECT * FROM (SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "Shop"."People" ORDER BY "Id" DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Shop"."lockstep_Full Name_progress_dbd76ac8");
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
      SELECT * INTO lockstep_state FROM "Shop"."lockstep_Full Name_progress_dbd76ac8";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "Shop"."People" WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      ELSE
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "Shop"."People" WHERE "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Shop"."People" SET "First Name" = split_part("Full Name", ' ', 1), last_name = split_part("Full Name", ' ', 2) WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_next.next_1 AND ("First Name" IS NULL AND last_name IS NULL AND ((split_part("Full Name", ' ', 1)) IS NOT NULL OR (split_part("Full Name", ' ', 2)) IS NOT NULL));
      ELSE
        UPDATE ONLY "Shop"."People" SET "First Name" = split_part("Full Name", ' ', 1), last_name = split_part("Full Name", ' ', 2) WHERE "Id" <= lockstep_next.next_1 AND ("First Name" IS NULL AND last_name IS NULL AND ((split_part("Full Name", ' ', 1)) IS NOT NULL OR (split_part("Full Name", ' ', 2)) IS NOT NULL));
      END IF;
      UPDATE "Shop"."lockstep_Full Name_progress_dbd76ac8" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Shop"."lockstep_Full Name_progress_dbd76ac8";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 17: stop to keep "Full Name" of table "Shop"."People" in step with "First Name", last_name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE "Shop"."People" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "Shop"."People" ALTER COLUMN last_name SET DEFAULT 'Doe';
UPDATE "Shop"."People" SET "First Name" = split_part("Full Name", ' ', 1), last_name = split_part("Full Name", ' ', 2) WHERE "Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST("First Name" || ' ' || last_name AS text)::text OR "First Name" IS NULL OR last_name IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE "Shop"."People" ALTER COLUMN "First Name" SET NOT NULL;
ALTER TABLE "Shop"."People" ALTER COLUMN last_name SET NOT NULL;
CREATE OR REPLACE FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW."Full Name" IS NOT NULL;
  ELSE
    lockstep_new := NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."Full Name"::text;
    IF NOT (lockstep_new OR NEW."First Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."First Name"::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT "First Name" || ' ' || last_name INTO NEW."Full Name" FROM (SELECT NEW.*) AS "People";
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW."First Name" IS NULL THEN
      SELECT split_part("Full Name", ' ', 1) INTO NEW."First Name" FROM (SELECT NEW.*) AS "People";
    END IF;
    IF NEW.last_name IS NULL THEN
      SELECT split_part("Full Name", ' ', 2) INTO NEW.last_name FROM (SELECT NEW.*) AS "People";
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT "First Name" || ' ' || last_name INTO lockstep_row."Full Name" FROM (SELECT NEW.*) AS "People";
    IF NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row."Full Name"::text THEN
      SELECT split_part("Full Name", ' ', 1), split_part("Full Name", ' ', 2) INTO NEW."First Name", NEW.last_name FROM (SELECT NEW.*) AS "People";
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Full Name_split_new_dbd76ac8" BEFORE INSERT ON "Shop"."People" FOR EACH ROW EXECUTE FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"();
CREATE TRIGGER "~lockstep_Full Name_split_dbd76ac8" BEFORE UPDATE ON "Shop"."People" FOR EACH ROW WHEN (NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."Full Name"::text OR NEW."First Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."First Name"::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text OR (NEW."Full Name" IS NULL)) EXECUTE FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 17: add constraint "Shop"."People"."People_Full Name_key"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."People" DROP CONSTRAINT "People_Full Name_key";

COMMIT;

SET lock_timeout = 0;

-- Undo step 10 of 17: build the index of constraint "Shop"."People"."People_Full Name_key"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."People"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Shop"."People_Full Name_key";

SET lock_timeout = '2s';

-- Undo step 9 of 17: drop the check for nulls in column "Shop"."People"."Full Name"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."People" ADD CONSTRAINT "lockstep_Full Name_not_null_dbd76ac8" CHECK ("Full Name" IS NOT NULL) NOT VALID;
ALTER TABLE "Shop"."People" VALIDATE CONSTRAINT "lockstep_Full Name_not_null_dbd76ac8";

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 17: require values in column "Shop"."People"."Full Name"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."People" ALTER COLUMN "Full Name" DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 17: scan for nulls in column "Shop"."People"."Full Name"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 17: check without scan for nulls in column "Shop"."People"."Full Name"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."People" DROP CONSTRAINT "lockstep_Full Name_not_null_dbd76ac8";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 17: look for rows of table "Shop"."People" without "Full Name"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW."Full Name" IS NOT NULL;
  ELSE
    lockstep_new := NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."Full Name"::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT "First Name" || ' ' || last_name INTO NEW."Full Name" FROM (SELECT NEW.*) AS "People";
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW."First Name" IS NULL THEN
      SELECT split_part("Full Name", ' ', 1) INTO NEW."First Name" FROM (SELECT NEW.*) AS "People";
    END IF;
    IF NEW.last_name IS NULL THEN
      SELECT split_part("Full Name", ' ', 2) INTO NEW.last_name FROM (SELECT NEW.*) AS "People";
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT "First Name" || ' ' || last_name INTO lockstep_row."Full Name" FROM (SELECT NEW.*) AS "People";
    IF NEW."Full Name"::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row."Full Name"::text THEN
      SELECT split_part("Full Name", ' ', 1), split_part("Full Name", ' ', 2) INTO NEW."First Name", NEW.last_name FROM (SELECT NEW.*) AS "People";
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Undo step 4 of 17: gather statistics of table "Shop"."People" ("Full Name")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE "Shop"."People" ("First Name", last_name);

COMMIT;

-- Undo step 3 of 17: fill "Full Name" of table "Shop"."People"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Shop"."People"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."People" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 17: keep "Full Name" of table "Shop"."People" in step with "First Name", last_name
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_Full Name_split_dbd76ac8" ON "Shop"."People";
DROP TRIGGER "~lockstep_Full Name_split_new_dbd76ac8" ON "Shop"."People";
DROP FUNCTION "Shop"."lockstep_Full Name_split_dbd76ac8"();

-- Undo step 1 of 17: add column "Shop"."People"."Full Name"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Shop"."People"
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE "Shop"."People" DROP COLUMN "Full Name";

COMMIT;

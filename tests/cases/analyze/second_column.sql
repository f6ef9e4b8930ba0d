-- The new column has statistics when it takes the place of the old one, and the old one when it comes back; all that the phase fills in a table is sampled at once.
-- before --
CREATE SCHEMA "My Shop";
CREATE TABLE "My Shop"."Orders" (id bigint PRIMARY KEY, "Total" integer NOT NULL, note text);
CREATE INDEX orders_total ON "My Shop"."Orders" ("Total");
CREATE TABLE lines (id bigint PRIMARY KEY, amount integer);
-- rows --
INSERT INTO "My Shop"."Orders" SELECT i, i % 7, 'n' FROM generate_series(1, 3000) AS i;
INSERT INTO lines SELECT i, i % 5 FROM generate_series(1, 3000) AS i;
-- after --
CREATE SCHEMA "My Shop";
CREATE TABLE "My Shop"."Orders" (
    id bigint PRIMARY KEY,
    "Total" bigint NOT NULL,
    note text,
    token uuid NOT NULL DEFAULT gen_random_uuid()
);
CREATE INDEX orders_total ON "My Shop"."Orders" ("Total");
CREATE TABLE lines (id bigint PRIMARY KEY, amount integer, tag uuid DEFAULT gen_random_uuid());
-- holds --
DO $$ BEGIN
  ASSERT (SELECT n_distinct FROM pg_stats WHERE schemaname = 'My Shop' AND attname = 'Total') = 7;
  ASSERT (SELECT n_distinct FROM pg_stats WHERE schemaname = 'My Shop' AND attname = 'token') = -1;
  ASSERT (SELECT n_distinct FROM pg_stats WHERE tablename = 'lines' AND attname = 'tag') = -1;
END $$;
-- old --
DO $$ BEGIN
  ASSERT (SELECT atttypid = 'integer'::regtype FROM pg_attribute WHERE attrelid = '"My Shop"."Orders"'::regclass AND attname = 'Total')
      OR EXISTS (SELECT FROM pg_stats WHERE schemaname = 'My Shop' AND attname = 'Total');
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 21: add what will be column "My Shop"."Orders"."Total"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      reads and writes of "My Shop"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" ADD COLUMN "lockstep_Total_new_3589a45b" bigint;
CREATE OR REPLACE FUNCTION "My Shop"."lockstep_Total_sync_3589a45b"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Total"::bigint INTO NEW."lockstep_Total_new_3589a45b" FROM (SELECT NEW.*) AS "Orders";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Total_sync_3589a45b" BEFORE INSERT OR UPDATE ON "My Shop"."Orders" FOR EACH ROW WHEN (NEW."lockstep_Total_new_3589a45b" IS DISTINCT FROM NEW."Total"::bigint) EXECUTE FUNCTION "My Shop"."lockstep_Total_sync_3589a45b"();

-- Step 2 of 21: add column "My Shop"."Orders".token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      reads and writes of "My Shop"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "My Shop"."Orders" ADD COLUMN token uuid;
ALTER TABLE "My Shop"."Orders" ALTER COLUMN token SET DEFAULT gen_random_uuid();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 21: add column public.lines.tag
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.lines ADD COLUMN tag uuid;
ALTER TABLE public.lines ALTER COLUMN tag SET DEFAULT gen_random_uuid();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 21: fill column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "My Shop"."Orders"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "My Shop"."lockstep_Total_progress_3589a45b" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "My Shop"."Orders" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "My Shop"."lockstep_Total_progress_3589a45b"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "My Shop"."Orders" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "My Shop"."lockstep_Total_progress_3589a45b");
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
      SELECT * INTO lockstep_state FROM "My Shop"."lockstep_Total_progress_3589a45b";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "My Shop"."Orders" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "My Shop"."Orders" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "My Shop"."Orders" SET "lockstep_Total_new_3589a45b" = "Total"::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ("lockstep_Total_new_3589a45b" IS NULL AND "Total" IS NOT NULL);
      ELSE
        UPDATE ONLY "My Shop"."Orders" SET "lockstep_Total_new_3589a45b" = "Total"::bigint WHERE id <= lockstep_next.next_1 AND ("lockstep_Total_new_3589a45b" IS NULL AND "Total" IS NOT NULL);
      END IF;
      UPDATE "My Shop"."lockstep_Total_progress_3589a45b" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "My Shop"."lockstep_Total_progress_3589a45b";

BEGIN;

-- Step 5 of 21: gather statistics of table "My Shop"."Orders" ("lockstep_Total_new_3589a45b")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "My Shop"."Orders" ("lockstep_Total_new_3589a45b");

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 21: check without scan for nulls in the new column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      reads and writes of "My Shop"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" ADD CONSTRAINT "lockstep_Total_not_null_3589a45b" CHECK ("lockstep_Total_new_3589a45b" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 21: scan for nulls in the new column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "My Shop"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE "My Shop"."Orders" VALIDATE CONSTRAINT "lockstep_Total_not_null_3589a45b";

COMMIT;

-- Step 8 of 21: build the new index "My Shop".orders_total
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "My Shop"."Orders"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "My Shop".lockstep_orders_total_new_4144fbc0
CREATE INDEX CONCURRENTLY lockstep_orders_total_new_4144fbc0 ON "My Shop"."Orders" USING btree ("lockstep_Total_new_3589a45b");

BEGIN;

-- Step 9 of 21: compare the new with the old column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "My Shop"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "My Shop"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column "My Shop"."Orders"."Total" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "My Shop"."Orders" WHERE "lockstep_Total_new_3589a45b" IS DISTINCT FROM "Total"::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_Total_new_3589a45b', 'Total';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 21: put the new column in the place of column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      reads and writes of "My Shop"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column "My Shop"."Orders"."Total" fail
--   hazard:      app-breaking: columns of table "My Shop"."Orders" stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE "My Shop"."Orders" IN ACCESS EXCLUSIVE MODE;
ALTER INDEX "My Shop".orders_total RENAME TO lockstep_orders_total_old_4144fbc0;
ALTER TABLE "My Shop"."Orders" RENAME COLUMN "Total" TO "lockstep_Total_old_3589a45b";
ALTER TABLE "My Shop"."Orders" RENAME COLUMN "lockstep_Total_new_3589a45b" TO "Total";
ALTER TABLE "My Shop"."Orders" ALTER COLUMN "lockstep_Total_old_3589a45b" DROP NOT NULL;
ALTER TABLE "My Shop"."Orders" ALTER COLUMN "Total" SET NOT NULL;
ALTER TABLE "My Shop"."Orders" DROP CONSTRAINT "lockstep_Total_not_null_3589a45b";
ALTER INDEX "My Shop".lockstep_orders_total_new_4144fbc0 RENAME TO orders_total;
CREATE OR REPLACE FUNCTION "My Shop"."lockstep_Total_sync_3589a45b"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Total"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Total"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Total"::integer INTO NEW."lockstep_Total_old_3589a45b" FROM (SELECT NEW.*) AS "Orders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Total_old_3589a45b" := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 21: drop the old index "My Shop".orders_total
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS "My Shop".lockstep_orders_total_old_4144fbc0;

-- Step 12 of 21: fill column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "My Shop"."Orders"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "My Shop".lockstep_token_progress_765d4cc4 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "My Shop"."Orders" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "My Shop".lockstep_token_progress_765d4cc4
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "My Shop"."Orders" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "My Shop".lockstep_token_progress_765d4cc4);
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
      SELECT * INTO lockstep_state FROM "My Shop".lockstep_token_progress_765d4cc4;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "My Shop"."Orders" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "My Shop"."Orders" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "My Shop"."Orders" SET token = DEFAULT WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (token IS NULL);
      ELSE
        UPDATE ONLY "My Shop"."Orders" SET token = DEFAULT WHERE id <= lockstep_next.next_1 AND (token IS NULL);
      END IF;
      UPDATE "My Shop".lockstep_token_progress_765d4cc4 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "My Shop".lockstep_token_progress_765d4cc4;

BEGIN;

-- Step 13 of 21: gather statistics of table "My Shop"."Orders" (token)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "My Shop"."Orders" (token);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 21: check without scan for nulls in column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      reads and writes of "My Shop"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" ADD CONSTRAINT lockstep_token_not_null_765d4cc4 CHECK (token IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 21: scan for nulls in column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "My Shop"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column "My Shop"."Orders".token holds nulls
ALTER TABLE "My Shop"."Orders" VALIDATE CONSTRAINT lockstep_token_not_null_765d4cc4;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 21: require values in column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      reads and writes of "My Shop"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" ALTER COLUMN token SET NOT NULL;

COMMIT;

-- Step 17 of 21: drop the check for nulls in column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      reads and writes of "My Shop"."Orders", for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" DROP CONSTRAINT lockstep_token_not_null_765d4cc4;

SET lock_timeout = 0;

-- Step 18 of 21: fill column public.lines.tag
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_tag_progress_ba223303 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.lines ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_tag_progress_ba223303
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.lines ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_tag_progress_ba223303);
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
      SELECT * INTO lockstep_state FROM public.lockstep_tag_progress_ba223303;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.lines WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.lines WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.lines SET tag = DEFAULT WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (tag IS NULL);
      ELSE
        UPDATE ONLY public.lines SET tag = DEFAULT WHERE id <= lockstep_next.next_1 AND (tag IS NULL);
      END IF;
      UPDATE public.lockstep_tag_progress_ba223303 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_tag_progress_ba223303;

BEGIN;

-- Step 19 of 21: gather statistics of table public.lines (tag)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lines (tag);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 20 of 21: give up the old column "My Shop"."Orders"."Total"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then "lockstep_Total_old_3589a45b" holds the old values of "Total"
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 21: drop the old column "My Shop"."Orders"."Total"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   blocks:      reads and writes of "My Shop"."Orders", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_Total_sync_3589a45b" ON "My Shop"."Orders";
DROP FUNCTION "My Shop"."lockstep_Total_sync_3589a45b"();
ALTER TABLE "My Shop"."Orders" DROP COLUMN "lockstep_Total_old_3589a45b";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 21: drop the old column "My Shop"."Orders"."Total"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" ADD COLUMN "lockstep_Total_old_3589a45b" integer;
CREATE OR REPLACE FUNCTION "My Shop"."lockstep_Total_sync_3589a45b"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Total"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Total"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Total"::integer INTO NEW."lockstep_Total_old_3589a45b" FROM (SELECT NEW.*) AS "Orders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Total_old_3589a45b" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Total_sync_3589a45b" BEFORE INSERT OR UPDATE ON "My Shop"."Orders" FOR EACH ROW WHEN (NEW."Total" IS DISTINCT FROM NEW."lockstep_Total_old_3589a45b"::bigint) EXECUTE FUNCTION "My Shop"."lockstep_Total_sync_3589a45b"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 20 of 21: give up the old column "My Shop"."Orders"."Total"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "My Shop"."Orders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "My Shop"."lockstep_Total_progress_3589a45b" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "My Shop"."Orders" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "My Shop"."lockstep_Total_progress_3589a45b"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "My Shop"."Orders" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "My Shop"."lockstep_Total_progress_3589a45b");
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
      SELECT * INTO lockstep_state FROM "My Shop"."lockstep_Total_progress_3589a45b";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "My Shop"."Orders" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "My Shop"."Orders" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "My Shop"."Orders" SET "lockstep_Total_old_3589a45b" = "Total"::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ("lockstep_Total_old_3589a45b" IS NULL AND "Total" IS NOT NULL);
      ELSE
        UPDATE ONLY "My Shop"."Orders" SET "lockstep_Total_old_3589a45b" = "Total"::integer WHERE id <= lockstep_next.next_1 AND ("lockstep_Total_old_3589a45b" IS NULL AND "Total" IS NOT NULL);
      END IF;
      UPDATE "My Shop"."lockstep_Total_progress_3589a45b" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "My Shop"."lockstep_Total_progress_3589a45b";

-- Undo step 19 of 21: gather statistics of table public.lines (tag)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 18 of 21: fill column public.lines.tag
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.lines
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

-- Undo step 17 of 21: drop the check for nulls in column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" ADD CONSTRAINT lockstep_token_not_null_765d4cc4 CHECK (token IS NOT NULL) NOT VALID;
ALTER TABLE "My Shop"."Orders" VALIDATE CONSTRAINT lockstep_token_not_null_765d4cc4;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 21: require values in column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" ALTER COLUMN token DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 21: scan for nulls in column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 21: check without scan for nulls in column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" DROP CONSTRAINT lockstep_token_not_null_765d4cc4;

COMMIT;

-- Undo step 13 of 21: gather statistics of table "My Shop"."Orders" (token)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 12 of 21: fill column "My Shop"."Orders".token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "My Shop"."Orders"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = 0;

-- Undo step 11 of 21: drop the old index "My Shop".orders_total
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_orders_total_old_4144fbc0 ON "My Shop"."Orders" USING btree ("lockstep_Total_old_3589a45b");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 21: put the new column in the place of column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE "My Shop"."Orders" IN ACCESS EXCLUSIVE MODE;
ALTER INDEX "My Shop".orders_total RENAME TO lockstep_orders_total_new_4144fbc0;
ALTER TABLE "My Shop"."Orders" RENAME COLUMN "Total" TO "lockstep_Total_new_3589a45b";
ALTER TABLE "My Shop"."Orders" RENAME COLUMN "lockstep_Total_old_3589a45b" TO "Total";
ALTER TABLE "My Shop"."Orders" ALTER COLUMN "lockstep_Total_new_3589a45b" DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE "My Shop"."Orders" ALTER COLUMN "Total" SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'Total';
END $$;
ALTER TABLE "My Shop"."Orders" ADD CONSTRAINT "lockstep_Total_not_null_3589a45b" CHECK ("lockstep_Total_new_3589a45b" IS NOT NULL) NOT VALID;
ALTER INDEX "My Shop".lockstep_orders_total_old_4144fbc0 RENAME TO orders_total;
CREATE OR REPLACE FUNCTION "My Shop"."lockstep_Total_sync_3589a45b"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Total"::bigint INTO NEW."lockstep_Total_new_3589a45b" FROM (SELECT NEW.*) AS "Orders";
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 21: compare the new with the old column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" VALIDATE CONSTRAINT "lockstep_Total_not_null_3589a45b";

COMMIT;

-- Undo step 8 of 21: build the new index "My Shop".orders_total
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "My Shop".lockstep_orders_total_new_4144fbc0;

BEGIN;

-- Undo step 7 of 21: scan for nulls in the new column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 21: check without scan for nulls in the new column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Shop"."Orders" DROP CONSTRAINT "lockstep_Total_not_null_3589a45b";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 21: gather statistics of table "My Shop"."Orders" ("lockstep_Total_new_3589a45b")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE "My Shop"."Orders" ("Total");

COMMIT;

-- Undo step 4 of 21: fill column "My Shop"."Orders"."Total"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "My Shop"."Orders"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 21: add column public.lines.tag
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.lines DROP COLUMN tag;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My Shop"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 21: add column "My Shop"."Orders".token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "My Shop"."Orders" DROP COLUMN token;

-- Undo step 1 of 21: add what will be column "My Shop"."Orders"."Total"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Shop"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_Total_sync_3589a45b" ON "My Shop"."Orders";
DROP FUNCTION "My Shop"."lockstep_Total_sync_3589a45b"();
ALTER TABLE "My Shop"."Orders" DROP COLUMN "lockstep_Total_new_3589a45b";

COMMIT;

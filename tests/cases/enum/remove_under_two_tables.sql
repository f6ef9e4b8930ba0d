-- Two tables of two schemas, with quoted names, have the enum: both are locked at once before anything goes, and views before that. A foreign key says which comes first.
-- before --
CREATE SCHEMA "Sales dept";
CREATE SCHEMA "Types";
CREATE TYPE "Types"."State of Order" AS ENUM ('new', 'paid', 'sent', 'lost');
CREATE TABLE "Sales dept"."Orders" (id bigint PRIMARY KEY, "State" "Types"."State of Order" NOT NULL DEFAULT 'new', CONSTRAINT "never lost" CHECK ("State" <> 'lost'));
CREATE TABLE "Items" (id bigint PRIMARY KEY, "order" bigint REFERENCES "Sales dept"."Orders", "State" "Types"."State of Order" DEFAULT 'new', note text, CONSTRAINT noted CHECK ("State" <> 'lost' OR note <> ''));
CREATE INDEX "By State" ON "Items" ("State");
CREATE VIEW open_orders AS SELECT o.id, o."State", i."State" AS of_item FROM "Sales dept"."Orders" AS o JOIN "Items" AS i ON i."order" = o.id WHERE o."State" = 'new';
CREATE VIEW how_many AS SELECT of_item, count(*) FROM open_orders GROUP BY of_item;
-- rows --
INSERT INTO "Sales dept"."Orders" SELECT i, CASE WHEN i % 2 = 0 THEN 'paid' ELSE 'new' END::"Types"."State of Order" FROM generate_series(1, 40) AS i;
INSERT INTO "Items" SELECT i, i, CASE WHEN i % 4 = 0 THEN 'sent' WHEN i % 4 = 1 THEN 'new' END::"Types"."State of Order", 'n' FROM generate_series(1, 40) AS i;
-- after --
CREATE SCHEMA "Sales dept";
CREATE SCHEMA "Types";
CREATE TYPE "Types"."State of Order" AS ENUM ('new', 'sent', 'paid');
CREATE TABLE "Sales dept"."Orders" (id bigint PRIMARY KEY, "State" "Types"."State of Order" NOT NULL DEFAULT 'new', CONSTRAINT "never lost" CHECK ("State" <> 'sent'));
CREATE TABLE "Items" (id bigint PRIMARY KEY, "order" bigint REFERENCES "Sales dept"."Orders", "State" "Types"."State of Order" DEFAULT 'new', note text, CONSTRAINT noted CHECK ("State" <> 'sent' OR note <> ''));
CREATE INDEX "By State" ON "Items" ("State");
CREATE VIEW open_orders AS SELECT o.id, o."State", i."State" AS of_item FROM "Sales dept"."Orders" AS o JOIN "Items" AS i ON i."order" = o.id WHERE o."State" = 'new';
CREATE VIEW how_many AS SELECT of_item, count(*) FROM open_orders GROUP BY of_item;
-- holds --
SELECT count(*) FILTER (WHERE "State" = 'paid') = 20 FROM "Sales dept"."Orders";
SELECT count(*) FILTER (WHERE "State" = 'sent') = 10 AND count(*) FILTER (WHERE "State" IS NULL) = 20 FROM "Items";
-- old --
INSERT INTO "Sales dept"."Orders" VALUES (100) ON CONFLICT DO NOTHING;
INSERT INTO "Items" (id, "order", note) VALUES (100, 1, 'x');
UPDATE "Items" SET "State" = 'paid' WHERE id = 100;
DELETE FROM "Items" WHERE id = 100;
SELECT * FROM how_many;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Sales dept"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 32: create beside it the new enum type "Types"."State of Order"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE "Types"."lockstep_State of Order_new_ca1bf91e" AS ENUM ('new', 'sent', 'paid');

-- Step 2 of 32: add what will be column "Sales dept"."Orders"."State"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   blocks:      reads and writes of "Sales dept"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" ADD COLUMN "lockstep_State_new_5f00da62" "Types"."lockstep_State of Order_new_ca1bf91e";
CREATE OR REPLACE FUNCTION "Sales dept"."lockstep_State_sync_5f00da62"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "State"::text::"Types"."lockstep_State of Order_new_ca1bf91e" INTO NEW."lockstep_State_new_5f00da62" FROM (SELECT NEW.*) AS "Orders";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_State_sync_5f00da62" BEFORE INSERT OR UPDATE ON "Sales dept"."Orders" FOR EACH ROW WHEN (NEW."lockstep_State_new_5f00da62"::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW."State")::text) EXECUTE FUNCTION "Sales dept"."lockstep_State_sync_5f00da62"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Items" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 32: add what will be column public."Items"."State"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Items"
--   blocks:      reads and writes of public."Items", for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public."Items" ADD COLUMN "lockstep_State_new_03f83465" "Types"."lockstep_State of Order_new_ca1bf91e";
CREATE OR REPLACE FUNCTION public."lockstep_State_sync_03f83465"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "State"::text::"Types"."lockstep_State of Order_new_ca1bf91e" INTO NEW."lockstep_State_new_03f83465" FROM (SELECT NEW.*) AS "Items";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_State_sync_03f83465" BEFORE INSERT OR UPDATE ON public."Items" FOR EACH ROW WHEN (NEW."lockstep_State_new_03f83465"::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW."State")::text) EXECUTE FUNCTION public."lockstep_State_sync_03f83465"();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 32: fill column "Sales dept"."Orders"."State"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Sales dept"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "Sales dept"."Orders"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Sales dept"."lockstep_State_progress_5f00da62" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "Sales dept"."Orders" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Sales dept"."lockstep_State_progress_5f00da62"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "Sales dept"."Orders" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Sales dept"."lockstep_State_progress_5f00da62");
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
      SELECT * INTO lockstep_state FROM "Sales dept"."lockstep_State_progress_5f00da62";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "Sales dept"."Orders" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "Sales dept"."Orders" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Sales dept"."Orders" SET "lockstep_State_new_5f00da62" = "State"::text::"Types"."lockstep_State of Order_new_ca1bf91e" WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ("lockstep_State_new_5f00da62" IS NULL AND "State" IS NOT NULL);
      ELSE
        UPDATE ONLY "Sales dept"."Orders" SET "lockstep_State_new_5f00da62" = "State"::text::"Types"."lockstep_State of Order_new_ca1bf91e" WHERE id <= lockstep_next.next_1 AND ("lockstep_State_new_5f00da62" IS NULL AND "State" IS NOT NULL);
      END IF;
      UPDATE "Sales dept"."lockstep_State_progress_5f00da62" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Sales dept"."lockstep_State_progress_5f00da62";

BEGIN;

-- Step 5 of 32: gather statistics of table "Sales dept"."Orders" ("lockstep_State_new_5f00da62")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Sales dept"."Orders"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "Sales dept"."Orders" ("lockstep_State_new_5f00da62");

COMMIT;

-- Step 6 of 32: fill column public."Items"."State"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."Items"
--   blocks:      neither reads nor writes
--   work:        scans public."Items"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_State_progress_03f83465" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Items" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_State_progress_03f83465"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Items" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_State_progress_03f83465");
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
      SELECT * INTO lockstep_state FROM public."lockstep_State_progress_03f83465";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Items" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Items" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."Items" SET "lockstep_State_new_03f83465" = "State"::text::"Types"."lockstep_State of Order_new_ca1bf91e" WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ("lockstep_State_new_03f83465" IS NULL AND "State" IS NOT NULL);
      ELSE
        UPDATE ONLY public."Items" SET "lockstep_State_new_03f83465" = "State"::text::"Types"."lockstep_State of Order_new_ca1bf91e" WHERE id <= lockstep_next.next_1 AND ("lockstep_State_new_03f83465" IS NULL AND "State" IS NOT NULL);
      END IF;
      UPDATE public."lockstep_State_progress_03f83465" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_State_progress_03f83465";

BEGIN;

-- Step 7 of 32: gather statistics of table public."Items" ("lockstep_State_new_03f83465")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Items"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."Items" ("lockstep_State_new_03f83465");

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Sales dept"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 32: check without scan for nulls in the new column "Sales dept"."Orders"."State"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   blocks:      reads and writes of "Sales dept"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" ADD CONSTRAINT "lockstep_State_not_null_5f00da62" CHECK ("lockstep_State_new_5f00da62" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 32: scan for nulls in the new column "Sales dept"."Orders"."State"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Sales dept"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE "Sales dept"."Orders" VALIDATE CONSTRAINT "lockstep_State_not_null_5f00da62";

COMMIT;

-- Step 10 of 32: build the new index public."By State"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Items"
--   blocks:      neither reads nor writes
--   work:        scans public."Items"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_By State_new_c20fb7ae"
CREATE INDEX CONCURRENTLY "lockstep_By State_new_c20fb7ae" ON public."Items" USING btree ("lockstep_State_new_03f83465");

BEGIN;

-- Step 11 of 32: compare the new with the old column "Sales dept"."Orders"."State"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Sales dept"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column "Sales dept"."Orders"."State" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "Sales dept"."Orders" WHERE "lockstep_State_new_5f00da62"::text COLLATE pg_catalog."C" IS DISTINCT FROM ("State"::text::"Types"."lockstep_State of Order_new_ca1bf91e")::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_State_new_5f00da62', 'State';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 12 of 32: compare the new with the old column public."Items"."State"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."Items"
--   blocks:      neither reads nor writes
--   work:        scans public."Items"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public."Items"."State" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public."Items" WHERE "lockstep_State_new_03f83465"::text COLLATE pg_catalog."C" IS DISTINCT FROM ("State"::text::"Types"."lockstep_State of Order_new_ca1bf91e")::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_State_new_03f83465', 'State';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 13 of 32: give up the proof of constraint "Sales dept"."Orders"."never lost"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 14 of 32: give up the proof of constraint public."Items".noted
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
      LOCK TABLE public."Items", "Sales dept"."Orders" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.how_many SET SCHEMA public;
        ALTER VIEW public.open_orders SET SCHEMA public;
        LOCK TABLE public."Items", "Sales dept"."Orders" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Sales dept"."Orders", public."Items" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.open_orders SET SCHEMA public;
        ALTER VIEW public.how_many SET SCHEMA public;
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

-- Step 15 of 32: drop view public.how_many
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.how_many
--   blocks:      reads and writes of public.how_many, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.how_many;

-- Step 16 of 32: drop view public.open_orders
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.open_orders
--   blocks:      reads and writes of public.open_orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.open_orders;

-- Step 17 of 32: lock the tables for the exchange of enum type "Types"."State of Order"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders", ACCESS EXCLUSIVE on table public."Items"
--   blocks:      reads and writes of "Sales dept"."Orders", public."Items", for an instant
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Items", "Sales dept"."Orders" IN ACCESS EXCLUSIVE MODE;

-- Step 18 of 32: drop constraint "Sales dept"."Orders"."never lost"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   blocks:      reads and writes of "Sales dept"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" DROP CONSTRAINT "never lost";

-- Step 19 of 32: drop constraint public."Items".noted
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Items"
--   blocks:      reads and writes of public."Items", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Items" DROP CONSTRAINT noted;

-- Step 20 of 32: put new columns in the places of those of enum type "Types"."State of Order"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders", ACCESS EXCLUSIVE on table public."Items"
--   blocks:      reads and writes of "Sales dept"."Orders", public."Items", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column "Sales dept"."Orders"."State" holds values that the new type does not have
--   hazard:      may-fail: fails when column public."Items"."State" holds values that the new type does not have
--   hazard:      app-breaking: columns of table "Sales dept"."Orders", table public."Items" stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public."Items", "Sales dept"."Orders" IN ACCESS EXCLUSIVE MODE;
ALTER TYPE "Types"."State of Order" RENAME TO "lockstep_State of Order_old_ca1bf91e";
ALTER TYPE "Types"."lockstep_State of Order_new_ca1bf91e" RENAME TO "State of Order";
ALTER INDEX public."By State" RENAME TO "lockstep_By State_old_c20fb7ae";
ALTER TABLE "Sales dept"."Orders" ALTER COLUMN "State" DROP DEFAULT;
ALTER TABLE "Sales dept"."Orders" RENAME COLUMN "State" TO "lockstep_State_old_5f00da62";
ALTER TABLE "Sales dept"."Orders" RENAME COLUMN "lockstep_State_new_5f00da62" TO "State";
ALTER TABLE "Sales dept"."Orders" ALTER COLUMN "lockstep_State_old_5f00da62" DROP NOT NULL;
ALTER TABLE "Sales dept"."Orders" ALTER COLUMN "State" SET NOT NULL;
ALTER TABLE "Sales dept"."Orders" ALTER COLUMN "State" SET DEFAULT 'new';
ALTER TABLE public."Items" ALTER COLUMN "State" DROP DEFAULT;
ALTER TABLE public."Items" RENAME COLUMN "State" TO "lockstep_State_old_03f83465";
ALTER TABLE public."Items" RENAME COLUMN "lockstep_State_new_03f83465" TO "State";
ALTER TABLE public."Items" ALTER COLUMN "State" SET DEFAULT 'new';
ALTER TABLE "Sales dept"."Orders" DROP CONSTRAINT "lockstep_State_not_null_5f00da62";
ALTER INDEX public."lockstep_By State_new_c20fb7ae" RENAME TO "By State";
CREATE OR REPLACE FUNCTION "Sales dept"."lockstep_State_sync_5f00da62"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."State"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."State"::text THEN
    RETURN NEW;
  END IF;
  SELECT "State"::text::"Types"."lockstep_State of Order_old_ca1bf91e" INTO NEW."lockstep_State_old_5f00da62" FROM (SELECT NEW.*) AS "Orders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_State_old_5f00da62" := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public."lockstep_State_sync_03f83465"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."State"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."State"::text THEN
    RETURN NEW;
  END IF;
  SELECT "State"::text::"Types"."lockstep_State of Order_old_ca1bf91e" INTO NEW."lockstep_State_old_03f83465" FROM (SELECT NEW.*) AS "Items";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_State_old_03f83465" := NULL;
  RETURN NEW;
END $$;

-- Step 21 of 32: add constraint "Sales dept"."Orders"."never lost" without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   blocks:      reads and writes of "Sales dept"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" ADD CONSTRAINT "never lost" CHECK ("State" <> 'sent') NOT VALID;

-- Step 22 of 32: add constraint public."Items".noted without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Items"
--   blocks:      reads and writes of public."Items", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Items" ADD CONSTRAINT noted CHECK ("State" <> 'sent' OR note <> '') NOT VALID;

-- Step 23 of 32: create view public.open_orders
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.open_orders AS
SELECT o.id, o."State", i."State" AS of_item FROM "Sales dept"."Orders" AS o JOIN public."Items" AS i ON i."order" = o.id WHERE o."State" = 'new';

-- Step 24 of 32: create view public.how_many
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.how_many AS
SELECT of_item, count(*) FROM public.open_orders GROUP BY of_item;

COMMIT;

SET lock_timeout = 0;

-- Step 25 of 32: drop the old index public."By State"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Items"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_By State_old_c20fb7ae";

BEGIN;

-- Step 26 of 32: validate constraint "Sales dept"."Orders"."never lost"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Sales dept"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint "Sales dept"."Orders"."never lost"
ALTER TABLE "Sales dept"."Orders" VALIDATE CONSTRAINT "never lost";

COMMIT;

BEGIN;

-- Step 27 of 32: validate constraint public."Items".noted
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Items"
--   blocks:      neither reads nor writes
--   work:        scans public."Items"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public."Items".noted
ALTER TABLE public."Items" VALIDATE CONSTRAINT noted;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 28 of 32: give up the old column "Sales dept"."Orders"."State"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of "Sales dept"."Orders"."State", public."Items"."State"
SELECT;

COMMIT;

BEGIN;

-- Step 29 of 32: give up the old column public."Items"."State"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Sales dept"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 30 of 32: drop the old column "Sales dept"."Orders"."State"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   blocks:      reads and writes of "Sales dept"."Orders", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_State_sync_5f00da62" ON "Sales dept"."Orders";
DROP FUNCTION "Sales dept"."lockstep_State_sync_5f00da62"();
ALTER TABLE "Sales dept"."Orders" DROP COLUMN "lockstep_State_old_5f00da62";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Items" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 31 of 32: drop the old column public."Items"."State"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Items"
--   blocks:      reads and writes of public."Items", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_State_sync_03f83465" ON public."Items";
DROP FUNCTION public."lockstep_State_sync_03f83465"();
ALTER TABLE public."Items" DROP COLUMN "lockstep_State_old_03f83465";

COMMIT;

BEGIN;

-- Step 32 of 32: drop the old enum type "Types"."State of Order"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE "Types"."lockstep_State of Order_old_ca1bf91e";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 32 of 32: drop the old enum type "Types"."State of Order"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE "Types"."lockstep_State of Order_old_ca1bf91e" AS ENUM ('new', 'paid', 'sent', 'lost');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Items" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 31 of 32: drop the old column public."Items"."State"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Items"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Items" ADD COLUMN "lockstep_State_old_03f83465" "Types"."lockstep_State of Order_old_ca1bf91e";
CREATE OR REPLACE FUNCTION public."lockstep_State_sync_03f83465"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."State"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."State"::text THEN
    RETURN NEW;
  END IF;
  SELECT "State"::text::"Types"."lockstep_State of Order_old_ca1bf91e" INTO NEW."lockstep_State_old_03f83465" FROM (SELECT NEW.*) AS "Items";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_State_old_03f83465" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_State_sync_03f83465" BEFORE INSERT OR UPDATE ON public."Items" FOR EACH ROW WHEN (NEW."State"::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW."lockstep_State_old_03f83465")::text) EXECUTE FUNCTION public."lockstep_State_sync_03f83465"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Sales dept"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 30 of 32: drop the old column "Sales dept"."Orders"."State"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" ADD COLUMN "lockstep_State_old_5f00da62" "Types"."lockstep_State of Order_old_ca1bf91e";
CREATE OR REPLACE FUNCTION "Sales dept"."lockstep_State_sync_5f00da62"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."State"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."State"::text THEN
    RETURN NEW;
  END IF;
  SELECT "State"::text::"Types"."lockstep_State of Order_old_ca1bf91e" INTO NEW."lockstep_State_old_5f00da62" FROM (SELECT NEW.*) AS "Orders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_State_old_5f00da62" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_State_sync_5f00da62" BEFORE INSERT OR UPDATE ON "Sales dept"."Orders" FOR EACH ROW WHEN (NEW."State"::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW."lockstep_State_old_5f00da62")::text) EXECUTE FUNCTION "Sales dept"."lockstep_State_sync_5f00da62"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 29 of 32: give up the old column public."Items"."State"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public."Items"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_State_progress_03f83465" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Items" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_State_progress_03f83465"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Items" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_State_progress_03f83465");
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
      SELECT * INTO lockstep_state FROM public."lockstep_State_progress_03f83465";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Items" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Items" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."Items" SET "lockstep_State_old_03f83465" = "State"::text::"Types"."lockstep_State of Order_old_ca1bf91e" WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ("lockstep_State_old_03f83465" IS NULL AND "State" IS NOT NULL);
      ELSE
        UPDATE ONLY public."Items" SET "lockstep_State_old_03f83465" = "State"::text::"Types"."lockstep_State of Order_old_ca1bf91e" WHERE id <= lockstep_next.next_1 AND ("lockstep_State_old_03f83465" IS NULL AND "State" IS NOT NULL);
      END IF;
      UPDATE public."lockstep_State_progress_03f83465" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_State_progress_03f83465";

-- Undo step 28 of 32: give up the old column "Sales dept"."Orders"."State"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Sales dept"."lockstep_State_progress_5f00da62" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "Sales dept"."Orders" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Sales dept"."lockstep_State_progress_5f00da62"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "Sales dept"."Orders" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Sales dept"."lockstep_State_progress_5f00da62");
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
      SELECT * INTO lockstep_state FROM "Sales dept"."lockstep_State_progress_5f00da62";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "Sales dept"."Orders" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "Sales dept"."Orders" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Sales dept"."Orders" SET "lockstep_State_old_5f00da62" = "State"::text::"Types"."lockstep_State of Order_old_ca1bf91e" WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ("lockstep_State_old_5f00da62" IS NULL AND "State" IS NOT NULL);
      ELSE
        UPDATE ONLY "Sales dept"."Orders" SET "lockstep_State_old_5f00da62" = "State"::text::"Types"."lockstep_State of Order_old_ca1bf91e" WHERE id <= lockstep_next.next_1 AND ("lockstep_State_old_5f00da62" IS NULL AND "State" IS NOT NULL);
      END IF;
      UPDATE "Sales dept"."lockstep_State_progress_5f00da62" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Sales dept"."lockstep_State_progress_5f00da62";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Items" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 27 of 32: validate constraint public."Items".noted
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Items"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Items" DROP CONSTRAINT noted;
ALTER TABLE public."Items" ADD CONSTRAINT noted CHECK ("State" <> 'sent' OR note <> '') NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Sales dept"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 26 of 32: validate constraint "Sales dept"."Orders"."never lost"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" DROP CONSTRAINT "never lost";
ALTER TABLE "Sales dept"."Orders" ADD CONSTRAINT "never lost" CHECK ("State" <> 'sent') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 25 of 32: drop the old index public."By State"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Items"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY "lockstep_By State_old_c20fb7ae" ON public."Items" USING btree ("lockstep_State_old_03f83465");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."Items", "Sales dept"."Orders" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.how_many SET SCHEMA public;
        ALTER VIEW public.open_orders SET SCHEMA public;
        LOCK TABLE public."Items", "Sales dept"."Orders" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Sales dept"."Orders", public."Items" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.open_orders SET SCHEMA public;
        ALTER VIEW public.how_many SET SCHEMA public;
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

-- Undo step 24 of 32: create view public.how_many
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.how_many;

-- Undo step 23 of 32: create view public.open_orders
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.open_orders;

-- Undo step 22 of 32: add constraint public."Items".noted without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Items"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Items", "Sales dept"."Orders" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public."Items" DROP CONSTRAINT noted;

-- Undo step 21 of 32: add constraint "Sales dept"."Orders"."never lost" without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Items", "Sales dept"."Orders" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "Sales dept"."Orders" DROP CONSTRAINT "never lost";

-- Undo step 20 of 32: put new columns in the places of those of enum type "Types"."State of Order"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders", ACCESS EXCLUSIVE on table public."Items"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Items", "Sales dept"."Orders" IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public."Items" WHERE "lockstep_State_old_03f83465" IS NULL AND "State" IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'State';
  END IF;
END $$;
ALTER TYPE "Types"."State of Order" RENAME TO "lockstep_State of Order_new_ca1bf91e";
ALTER TYPE "Types"."lockstep_State of Order_old_ca1bf91e" RENAME TO "State of Order";
ALTER INDEX public."By State" RENAME TO "lockstep_By State_new_c20fb7ae";
ALTER TABLE "Sales dept"."Orders" ALTER COLUMN "State" DROP DEFAULT;
ALTER TABLE "Sales dept"."Orders" RENAME COLUMN "State" TO "lockstep_State_new_5f00da62";
ALTER TABLE "Sales dept"."Orders" RENAME COLUMN "lockstep_State_old_5f00da62" TO "State";
ALTER TABLE "Sales dept"."Orders" ALTER COLUMN "lockstep_State_new_5f00da62" DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE "Sales dept"."Orders" ALTER COLUMN "State" SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'State';
END $$;
ALTER TABLE "Sales dept"."Orders" ALTER COLUMN "State" SET DEFAULT 'new';
ALTER TABLE public."Items" ALTER COLUMN "State" DROP DEFAULT;
ALTER TABLE public."Items" RENAME COLUMN "State" TO "lockstep_State_new_03f83465";
ALTER TABLE public."Items" RENAME COLUMN "lockstep_State_old_03f83465" TO "State";
ALTER TABLE public."Items" ALTER COLUMN "State" SET DEFAULT 'new';
ALTER TABLE "Sales dept"."Orders" ADD CONSTRAINT "lockstep_State_not_null_5f00da62" CHECK ("lockstep_State_new_5f00da62" IS NOT NULL) NOT VALID;
ALTER INDEX public."lockstep_By State_old_c20fb7ae" RENAME TO "By State";
CREATE OR REPLACE FUNCTION "Sales dept"."lockstep_State_sync_5f00da62"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "State"::text::"Types"."lockstep_State of Order_new_ca1bf91e" INTO NEW."lockstep_State_new_5f00da62" FROM (SELECT NEW.*) AS "Orders";
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public."lockstep_State_sync_03f83465"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "State"::text::"Types"."lockstep_State of Order_new_ca1bf91e" INTO NEW."lockstep_State_new_03f83465" FROM (SELECT NEW.*) AS "Items";
  RETURN NEW;
END $$;

-- Undo step 19 of 32: drop constraint public."Items".noted
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Items"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Items" ADD CONSTRAINT noted CHECK ("State" <> 'lost' OR note <> '') NOT VALID;

-- Undo step 18 of 32: drop constraint "Sales dept"."Orders"."never lost"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" ADD CONSTRAINT "never lost" CHECK ("State" <> 'lost') NOT VALID;

-- Undo step 17 of 32: lock the tables for the exchange of enum type "Types"."State of Order"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders", ACCESS EXCLUSIVE on table public."Items"
--   transaction: inside a transaction
--   undo:        reversible
SELECT;

-- Undo step 16 of 32: drop view public.open_orders
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.open_orders
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.open_orders AS
SELECT o.id, o."State", i."State" AS of_item FROM "Sales dept"."Orders" AS o JOIN public."Items" AS i ON i."order" = o.id WHERE o."State" = 'new';

-- Undo step 15 of 32: drop view public.how_many
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.how_many
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.how_many AS
SELECT of_item, count(*) FROM public.open_orders GROUP BY of_item;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 32: give up the proof of constraint public."Items".noted
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Items"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Items" VALIDATE CONSTRAINT noted;

COMMIT;

BEGIN;

-- Undo step 13 of 32: give up the proof of constraint "Sales dept"."Orders"."never lost"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" VALIDATE CONSTRAINT "never lost";

COMMIT;

BEGIN;

-- Undo step 12 of 32: compare the new with the old column public."Items"."State"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" VALIDATE CONSTRAINT "lockstep_State_not_null_5f00da62";

COMMIT;

BEGIN;

-- Undo step 11 of 32: compare the new with the old column "Sales dept"."Orders"."State"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 10 of 32: build the new index public."By State"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Items"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_By State_new_c20fb7ae";

BEGIN;

-- Undo step 9 of 32: scan for nulls in the new column "Sales dept"."Orders"."State"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Sales dept"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 32: check without scan for nulls in the new column "Sales dept"."Orders"."State"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Sales dept"."Orders" DROP CONSTRAINT "lockstep_State_not_null_5f00da62";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 32: gather statistics of table public."Items" ("lockstep_State_new_03f83465")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Items"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public."Items" ("State");

COMMIT;

-- Undo step 6 of 32: fill column public."Items"."State"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."Items"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 5 of 32: gather statistics of table "Sales dept"."Orders" ("lockstep_State_new_5f00da62")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE "Sales dept"."Orders" ("State");

COMMIT;

-- Undo step 4 of 32: fill column "Sales dept"."Orders"."State"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Items" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 32: add what will be column public."Items"."State"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Items"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_State_sync_03f83465" ON public."Items";
DROP FUNCTION public."lockstep_State_sync_03f83465"();
ALTER TABLE public."Items" DROP COLUMN "lockstep_State_new_03f83465";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Sales dept"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 32: add what will be column "Sales dept"."Orders"."State"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Sales dept"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_State_sync_5f00da62" ON "Sales dept"."Orders";
DROP FUNCTION "Sales dept"."lockstep_State_sync_5f00da62"();
ALTER TABLE "Sales dept"."Orders" DROP COLUMN "lockstep_State_new_5f00da62";

-- Undo step 1 of 32: create beside it the new enum type "Types"."State of Order"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE "Types"."lockstep_State of Order_new_ca1bf91e";

COMMIT;

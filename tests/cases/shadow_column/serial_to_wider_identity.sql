-- A serial becomes an identity of another type: the columns are exchanged first, and rows have their values all the while.
-- before --
CREATE SCHEMA "Shop";
CREATE TABLE "Shop"."T" ("Id" serial PRIMARY KEY, v integer);
CREATE TABLE refers (id integer PRIMARY KEY, t_id integer REFERENCES "Shop"."T");
-- after --
CREATE SCHEMA "Shop";
CREATE TABLE "Shop"."T" ("Id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v integer);
CREATE TABLE refers (id integer PRIMARY KEY, t_id bigint REFERENCES "Shop"."T");
-- rows --
INSERT INTO "Shop"."T" (v) SELECT generate_series(1, 100);
INSERT INTO refers SELECT i, i FROM generate_series(1, 100) i;
-- old --
INSERT INTO "Shop"."T" (v) VALUES (1000); DELETE FROM "Shop"."T" WHERE v = 1000;
-- new --
INSERT INTO "Shop"."T" (v) VALUES (1001); DELETE FROM "Shop"."T" WHERE v = 1001;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 22: add what will be column "Shop"."T"."Id"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   blocks:      reads and writes of "Shop"."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."T" ADD COLUMN "lockstep_Id_new_7e43f1b3" bigint;
CREATE OR REPLACE FUNCTION "Shop"."lockstep_Id_sync_7e43f1b3"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Id"::bigint INTO NEW."lockstep_Id_new_7e43f1b3" FROM (SELECT NEW.*) AS "T";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Id_sync_7e43f1b3" BEFORE INSERT OR UPDATE ON "Shop"."T" FOR EACH ROW WHEN (NEW."lockstep_Id_new_7e43f1b3" IS DISTINCT FROM NEW."Id"::bigint) EXECUTE FUNCTION "Shop"."lockstep_Id_sync_7e43f1b3"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.refers IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 22: add what will be column public.refers.t_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.refers
--   blocks:      reads and writes of public.refers, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.refers ADD COLUMN lockstep_t_id_new_1aa9ba7d bigint;
CREATE OR REPLACE FUNCTION public.lockstep_t_id_sync_1aa9ba7d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT t_id::bigint INTO NEW.lockstep_t_id_new_1aa9ba7d FROM (SELECT NEW.*) AS refers;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_t_id_sync_1aa9ba7d" BEFORE INSERT OR UPDATE ON public.refers FOR EACH ROW WHEN (NEW.lockstep_t_id_new_1aa9ba7d IS DISTINCT FROM NEW.t_id::bigint) EXECUTE FUNCTION public.lockstep_t_id_sync_1aa9ba7d();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 22: fill column "Shop"."T"."Id"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Shop"."T"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Shop"."lockstep_Id_progress_7e43f1b3" AS
  SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "Shop"."T" ORDER BY "Id" DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Shop"."lockstep_Id_progress_7e43f1b3"
  SELECT * FROM (SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "Shop"."T" ORDER BY "Id" DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Shop"."lockstep_Id_progress_7e43f1b3");
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
      SELECT * INTO lockstep_state FROM "Shop"."lockstep_Id_progress_7e43f1b3";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "Shop"."T" WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      ELSE
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "Shop"."T" WHERE "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Shop"."T" SET "lockstep_Id_new_7e43f1b3" = "Id"::bigint WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_next.next_1 AND ("lockstep_Id_new_7e43f1b3" IS NULL AND "Id" IS NOT NULL);
      ELSE
        UPDATE ONLY "Shop"."T" SET "lockstep_Id_new_7e43f1b3" = "Id"::bigint WHERE "Id" <= lockstep_next.next_1 AND ("lockstep_Id_new_7e43f1b3" IS NULL AND "Id" IS NOT NULL);
      END IF;
      UPDATE "Shop"."lockstep_Id_progress_7e43f1b3" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Shop"."lockstep_Id_progress_7e43f1b3";

BEGIN;

-- Step 4 of 22: gather statistics of table "Shop"."T" ("lockstep_Id_new_7e43f1b3")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."T"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "Shop"."T" ("lockstep_Id_new_7e43f1b3");

COMMIT;

-- Step 5 of 22: fill column public.refers.t_id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.refers
--   blocks:      neither reads nor writes
--   work:        scans public.refers
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_t_id_progress_1aa9ba7d AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.refers ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_t_id_progress_1aa9ba7d
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.refers ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_t_id_progress_1aa9ba7d);
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
      SELECT * INTO lockstep_state FROM public.lockstep_t_id_progress_1aa9ba7d;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.refers WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.refers WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.refers SET lockstep_t_id_new_1aa9ba7d = t_id::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_t_id_new_1aa9ba7d IS NULL AND t_id IS NOT NULL);
      ELSE
        UPDATE ONLY public.refers SET lockstep_t_id_new_1aa9ba7d = t_id::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_t_id_new_1aa9ba7d IS NULL AND t_id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_t_id_progress_1aa9ba7d SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_t_id_progress_1aa9ba7d;

BEGIN;

-- Step 6 of 22: gather statistics of table public.refers (lockstep_t_id_new_1aa9ba7d)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.refers
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.refers (lockstep_t_id_new_1aa9ba7d);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 22: check without scan for nulls in the new column "Shop"."T"."Id"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   blocks:      reads and writes of "Shop"."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."T" ADD CONSTRAINT "lockstep_Id_not_null_7e43f1b3" CHECK ("lockstep_Id_new_7e43f1b3" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 22: scan for nulls in the new column "Shop"."T"."Id"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."T"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."T"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE "Shop"."T" VALIDATE CONSTRAINT "lockstep_Id_not_null_7e43f1b3";

COMMIT;

-- Step 9 of 22: build the new index "Shop"."T_pkey"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."T"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."T"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of "Shop"."T" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Shop"."lockstep_T_pkey_key_14bb3d1e"
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_T_pkey_key_14bb3d1e" ON "Shop"."T" USING btree ("lockstep_Id_new_7e43f1b3");

BEGIN;

-- Step 10 of 22: compare the new with the old column "Shop"."T"."Id"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."T"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."T"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column "Shop"."T"."Id" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "Shop"."T" WHERE "lockstep_Id_new_7e43f1b3" IS DISTINCT FROM "Id"::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_Id_new_7e43f1b3', 'Id';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 11 of 22: compare the new with the old column public.refers.t_id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.refers
--   blocks:      neither reads nor writes
--   work:        scans public.refers
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.refers.t_id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.refers WHERE lockstep_t_id_new_1aa9ba7d IS DISTINCT FROM t_id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_t_id_new_1aa9ba7d', 't_id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.refers, "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.refers, "Shop"."T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop"."T", public.refers IN ACCESS EXCLUSIVE MODE;
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

-- Step 12 of 22: put new columns in the places of the old ones of table "Shop"."T", table public.refers
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence "Shop"."T_Id_seq", ACCESS EXCLUSIVE on table "Shop"."T", ACCESS EXCLUSIVE on table public.refers
--   blocks:      reads and writes of "Shop"."T", public.refers; writes of "Shop"."T_Id_seq", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column "Shop"."T"."Id" fail
--   hazard:      cached-plan: prepared statements that give column public.refers.t_id fail
--   hazard:      app-breaking: columns of table "Shop"."T", table public.refers stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.refers, "Shop"."T" IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_T_pkey_key_14bb3d1e" ON "Shop"."T" USING btree ("lockstep_Id_new_7e43f1b3");
ALTER TABLE public.refers DROP CONSTRAINT refers_t_id_fkey;
ALTER TABLE "Shop"."T" DROP CONSTRAINT "T_pkey";
ALTER SEQUENCE "Shop"."T_Id_seq" OWNED BY NONE;
ALTER TABLE "Shop"."T" ALTER COLUMN "Id" DROP DEFAULT;
ALTER TABLE "Shop"."T" RENAME COLUMN "Id" TO "lockstep_Id_old_7e43f1b3";
ALTER TABLE "Shop"."T" RENAME COLUMN "lockstep_Id_new_7e43f1b3" TO "Id";
ALTER TABLE "Shop"."T" ALTER COLUMN "lockstep_Id_old_7e43f1b3" DROP NOT NULL;
ALTER TABLE "Shop"."T" ALTER COLUMN "Id" SET NOT NULL;
ALTER TABLE "Shop"."T" ALTER COLUMN "Id" SET DEFAULT nextval('"Shop"."T_Id_seq"'::regclass);
ALTER TABLE public.refers RENAME COLUMN t_id TO lockstep_t_id_old_1aa9ba7d;
ALTER TABLE public.refers RENAME COLUMN lockstep_t_id_new_1aa9ba7d TO t_id;
ALTER TABLE "Shop"."T" DROP CONSTRAINT "lockstep_Id_not_null_7e43f1b3";
ALTER SEQUENCE "Shop"."T_Id_seq" OWNED BY "Shop"."T"."Id";
ALTER TABLE "Shop"."T" ADD CONSTRAINT "T_pkey" PRIMARY KEY USING INDEX "lockstep_T_pkey_key_14bb3d1e";
ALTER TABLE public.refers ADD CONSTRAINT refers_t_id_fkey FOREIGN KEY (t_id) REFERENCES "Shop"."T" ("Id") NOT VALID;
CREATE OR REPLACE FUNCTION "Shop"."lockstep_Id_sync_7e43f1b3"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Id"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Id"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Id"::integer INTO NEW."lockstep_Id_old_7e43f1b3" FROM (SELECT NEW.*) AS "T";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Id_old_7e43f1b3" := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_t_id_sync_1aa9ba7d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.t_id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.t_id::text THEN
    RETURN NEW;
  END IF;
  SELECT t_id::integer INTO NEW.lockstep_t_id_old_1aa9ba7d FROM (SELECT NEW.*) AS refers;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_t_id_old_1aa9ba7d := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 22: drop the old index of constraint "Shop"."T"."T_pkey"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."T"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS "Shop"."lockstep_T_pkey_old_14bb3d1e";

BEGIN;

-- Step 14 of 22: validate constraint public.refers.refers_t_id_fkey
--   phase:       migrate
--   locks:       ROW SHARE on table "Shop"."T", SHARE UPDATE EXCLUSIVE on table public.refers
--   blocks:      neither reads nor writes
--   work:        scans public.refers
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.refers VALIDATE CONSTRAINT refers_t_id_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 22: drop default of column "Shop"."T"."Id"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   blocks:      reads and writes of "Shop"."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."T" ALTER COLUMN "Id" DROP DEFAULT;

-- Step 16 of 22: let column "Shop"."T"."Id" own sequence "Shop"."T_Id_seq" no longer
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence "Shop"."T_Id_seq"
--   blocks:      writes of "Shop"."T_Id_seq", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE "Shop"."T_Id_seq" OWNED BY NONE;

-- Step 17 of 22: drop sequence "Shop"."T_Id_seq"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence "Shop"."T_Id_seq"
--   blocks:      reads and writes of "Shop"."T_Id_seq", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence "Shop"."T_Id_seq" is dropped
DROP SEQUENCE "Shop"."T_Id_seq";

-- Step 18 of 22: add identity to column "Shop"."T"."Id"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   blocks:      reads and writes of "Shop"."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."T" ALTER COLUMN "Id" ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('"Shop"."T_Id_seq"', max("Id") + 1, false) FROM "Shop"."T" HAVING max("Id") >= 1 AND max("Id") < 9223372036854775807;

COMMIT;

BEGIN;

-- Step 19 of 22: give up the old column "Shop"."T"."Id"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of "Shop"."T"."Id", public.refers.t_id
SELECT;

COMMIT;

BEGIN;

-- Step 20 of 22: give up the old column public.refers.t_id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 22: drop the old column "Shop"."T"."Id"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   blocks:      reads and writes of "Shop"."T", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_Id_sync_7e43f1b3" ON "Shop"."T";
DROP FUNCTION "Shop"."lockstep_Id_sync_7e43f1b3"();
ALTER TABLE "Shop"."T" DROP COLUMN "lockstep_Id_old_7e43f1b3";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.refers IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 22 of 22: drop the old column public.refers.t_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.refers
--   blocks:      reads and writes of public.refers, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_t_id_sync_1aa9ba7d" ON public.refers;
DROP FUNCTION public.lockstep_t_id_sync_1aa9ba7d();
ALTER TABLE public.refers DROP COLUMN lockstep_t_id_old_1aa9ba7d;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.refers IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 22 of 22: drop the old column public.refers.t_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.refers
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.refers ADD COLUMN lockstep_t_id_old_1aa9ba7d integer;
CREATE OR REPLACE FUNCTION public.lockstep_t_id_sync_1aa9ba7d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.t_id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.t_id::text THEN
    RETURN NEW;
  END IF;
  SELECT t_id::integer INTO NEW.lockstep_t_id_old_1aa9ba7d FROM (SELECT NEW.*) AS refers;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_t_id_old_1aa9ba7d := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_t_id_sync_1aa9ba7d" BEFORE INSERT OR UPDATE ON public.refers FOR EACH ROW WHEN (NEW.t_id IS DISTINCT FROM NEW.lockstep_t_id_old_1aa9ba7d::bigint) EXECUTE FUNCTION public.lockstep_t_id_sync_1aa9ba7d();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 22: drop the old column "Shop"."T"."Id"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Shop"."T" ADD COLUMN "lockstep_Id_old_7e43f1b3" integer;
CREATE OR REPLACE FUNCTION "Shop"."lockstep_Id_sync_7e43f1b3"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Id"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Id"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Id"::integer INTO NEW."lockstep_Id_old_7e43f1b3" FROM (SELECT NEW.*) AS "T";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Id_old_7e43f1b3" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Id_sync_7e43f1b3" BEFORE INSERT OR UPDATE ON "Shop"."T" FOR EACH ROW WHEN (NEW."Id" IS DISTINCT FROM NEW."lockstep_Id_old_7e43f1b3"::bigint) EXECUTE FUNCTION "Shop"."lockstep_Id_sync_7e43f1b3"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 20 of 22: give up the old column public.refers.t_id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.refers
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_t_id_progress_1aa9ba7d AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.refers ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_t_id_progress_1aa9ba7d
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.refers ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_t_id_progress_1aa9ba7d);
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
      SELECT * INTO lockstep_state FROM public.lockstep_t_id_progress_1aa9ba7d;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.refers WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.refers WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.refers SET lockstep_t_id_old_1aa9ba7d = t_id::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_t_id_old_1aa9ba7d IS NULL AND t_id IS NOT NULL);
      ELSE
        UPDATE ONLY public.refers SET lockstep_t_id_old_1aa9ba7d = t_id::integer WHERE id <= lockstep_next.next_1 AND (lockstep_t_id_old_1aa9ba7d IS NULL AND t_id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_t_id_progress_1aa9ba7d SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_t_id_progress_1aa9ba7d;

-- Undo step 19 of 22: give up the old column "Shop"."T"."Id"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Shop"."T"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Shop"."lockstep_Id_progress_7e43f1b3" AS
  SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "Shop"."T" ORDER BY "Id" DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Shop"."lockstep_Id_progress_7e43f1b3"
  SELECT * FROM (SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "Shop"."T" ORDER BY "Id" DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Shop"."lockstep_Id_progress_7e43f1b3");
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
      SELECT * INTO lockstep_state FROM "Shop"."lockstep_Id_progress_7e43f1b3";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "Shop"."T" WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      ELSE
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "Shop"."T" WHERE "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 1000) AS batch ORDER BY "Id" DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Shop"."T" SET "lockstep_Id_old_7e43f1b3" = "Id"::integer WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_next.next_1 AND ("lockstep_Id_old_7e43f1b3" IS NULL AND "Id" IS NOT NULL);
      ELSE
        UPDATE ONLY "Shop"."T" SET "lockstep_Id_old_7e43f1b3" = "Id"::integer WHERE "Id" <= lockstep_next.next_1 AND ("lockstep_Id_old_7e43f1b3" IS NULL AND "Id" IS NOT NULL);
      END IF;
      UPDATE "Shop"."lockstep_Id_progress_7e43f1b3" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Shop"."lockstep_Id_progress_7e43f1b3";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 22: add identity to column "Shop"."T"."Id"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.refers, "Shop"."T" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "Shop"."T" ALTER COLUMN "Id" DROP IDENTITY;

-- Undo step 17 of 22: drop sequence "Shop"."T_Id_seq"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence "Shop"."T_Id_seq"
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE "Shop"."T_Id_seq" AS integer;

-- Undo step 16 of 22: let column "Shop"."T"."Id" own sequence "Shop"."T_Id_seq" no longer
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence "Shop"."T_Id_seq"
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE "Shop"."T_Id_seq" OWNED BY "Shop"."T"."Id";
SELECT pg_catalog.setval('"Shop"."T_Id_seq"', max("Id") + 1, false) FROM "Shop"."T" HAVING max("Id") >= 1 AND max("Id") < 2147483647;

-- Undo step 15 of 22: drop default of column "Shop"."T"."Id"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.refers, "Shop"."T" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "Shop"."T" ALTER COLUMN "Id" SET DEFAULT nextval('"Shop"."T_Id_seq"'::regclass);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.refers, "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.refers, "Shop"."T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop"."T", public.refers IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 14 of 22: validate constraint public.refers.refers_t_id_fkey
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T", ACCESS EXCLUSIVE on table public.refers
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.refers DROP CONSTRAINT refers_t_id_fkey;
ALTER TABLE public.refers ADD CONSTRAINT refers_t_id_fkey FOREIGN KEY (t_id) REFERENCES "Shop"."T" ("Id") NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 13 of 22: drop the old index of constraint "Shop"."T"."T_pkey"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."T"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_T_pkey_old_14bb3d1e" ON "Shop"."T" USING btree ("lockstep_Id_old_7e43f1b3");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.refers, "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.refers, "Shop"."T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop"."T", public.refers IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 12 of 22: put new columns in the places of the old ones of table "Shop"."T", table public.refers
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence "Shop"."T_Id_seq", ACCESS EXCLUSIVE on table "Shop"."T", ACCESS EXCLUSIVE on table public.refers
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.refers, "Shop"."T" IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.refers WHERE lockstep_t_id_old_1aa9ba7d IS NULL AND t_id IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 't_id';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_T_pkey_old_14bb3d1e" ON "Shop"."T" USING btree ("lockstep_Id_old_7e43f1b3");
ALTER TABLE public.refers DROP CONSTRAINT refers_t_id_fkey;
ALTER TABLE "Shop"."T" DROP CONSTRAINT "T_pkey";
ALTER SEQUENCE "Shop"."T_Id_seq" OWNED BY NONE;
ALTER TABLE "Shop"."T" ALTER COLUMN "Id" DROP DEFAULT;
ALTER TABLE "Shop"."T" RENAME COLUMN "Id" TO "lockstep_Id_new_7e43f1b3";
ALTER TABLE "Shop"."T" RENAME COLUMN "lockstep_Id_old_7e43f1b3" TO "Id";
ALTER TABLE "Shop"."T" ALTER COLUMN "lockstep_Id_new_7e43f1b3" DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE "Shop"."T" ALTER COLUMN "Id" SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'Id';
END $$;
ALTER TABLE "Shop"."T" ALTER COLUMN "Id" SET DEFAULT nextval('"Shop"."T_Id_seq"'::regclass);
ALTER TABLE public.refers RENAME COLUMN t_id TO lockstep_t_id_new_1aa9ba7d;
ALTER TABLE public.refers RENAME COLUMN lockstep_t_id_old_1aa9ba7d TO t_id;
ALTER TABLE "Shop"."T" ADD CONSTRAINT "lockstep_Id_not_null_7e43f1b3" CHECK ("lockstep_Id_new_7e43f1b3" IS NOT NULL) NOT VALID;
ALTER SEQUENCE "Shop"."T_Id_seq" OWNED BY "Shop"."T"."Id";
ALTER TABLE "Shop"."T" ADD CONSTRAINT "T_pkey" PRIMARY KEY USING INDEX "lockstep_T_pkey_old_14bb3d1e";
ALTER TABLE public.refers ADD CONSTRAINT refers_t_id_fkey FOREIGN KEY (t_id) REFERENCES "Shop"."T" ("Id") NOT VALID;
CREATE OR REPLACE FUNCTION "Shop"."lockstep_Id_sync_7e43f1b3"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Id"::bigint INTO NEW."lockstep_Id_new_7e43f1b3" FROM (SELECT NEW.*) AS "T";
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_t_id_sync_1aa9ba7d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT t_id::bigint INTO NEW.lockstep_t_id_new_1aa9ba7d FROM (SELECT NEW.*) AS refers;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 22: compare the new with the old column public.refers.t_id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."T", SHARE UPDATE EXCLUSIVE on table public.refers
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Shop"."T" VALIDATE CONSTRAINT "lockstep_Id_not_null_7e43f1b3";
ALTER TABLE public.refers VALIDATE CONSTRAINT refers_t_id_fkey;

COMMIT;

BEGIN;

-- Undo step 10 of 22: compare the new with the old column "Shop"."T"."Id"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."T"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 9 of 22: build the new index "Shop"."T_pkey"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."T"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Shop"."lockstep_T_pkey_key_14bb3d1e";

BEGIN;

-- Undo step 8 of 22: scan for nulls in the new column "Shop"."T"."Id"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."T"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 22: check without scan for nulls in the new column "Shop"."T"."Id"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Shop"."T" DROP CONSTRAINT "lockstep_Id_not_null_7e43f1b3";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 22: gather statistics of table public.refers (lockstep_t_id_new_1aa9ba7d)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.refers
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.refers (t_id);

COMMIT;

-- Undo step 5 of 22: fill column public.refers.t_id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.refers
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 4 of 22: gather statistics of table "Shop"."T" ("lockstep_Id_new_7e43f1b3")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Shop"."T"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE "Shop"."T" ("Id");

COMMIT;

-- Undo step 3 of 22: fill column "Shop"."T"."Id"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Shop"."T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.refers IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 22: add what will be column public.refers.t_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.refers
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_t_id_sync_1aa9ba7d" ON public.refers;
DROP FUNCTION public.lockstep_t_id_sync_1aa9ba7d();
ALTER TABLE public.refers DROP COLUMN lockstep_t_id_new_1aa9ba7d;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 22: add what will be column "Shop"."T"."Id"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Shop"."T"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_Id_sync_7e43f1b3" ON "Shop"."T";
DROP FUNCTION "Shop"."lockstep_Id_sync_7e43f1b3"();
ALTER TABLE "Shop"."T" DROP COLUMN "lockstep_Id_new_7e43f1b3";

COMMIT;

-- A partitioned table refers to one that is copied: from the exchange on its partitions have keys of their own, which are proven one after the other and then
-- put together.
-- before --
CREATE SCHEMA "Shop";
CREATE TABLE "Shop"."A" ("Id" integer PRIMARY KEY, x integer, g integer GENERATED ALWAYS AS (x * 2) STORED);
CREATE TABLE p (id integer NOT NULL, "A id" integer CONSTRAINT "P a" REFERENCES "Shop"."A") PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (101);
CREATE TABLE "Shop"."P 2" PARTITION OF p FOR VALUES FROM (101) TO (201) PARTITION BY RANGE (id);
CREATE TABLE "Shop"."P 2a" PARTITION OF "Shop"."P 2" DEFAULT;
COMMENT ON CONSTRAINT "P a" ON p IS 'refers';
-- after --
CREATE SCHEMA "Shop";
-- @online mode=copy
CREATE TABLE "Shop"."A" ("Id" integer PRIMARY KEY, x integer, g integer GENERATED ALWAYS AS (x * 3) STORED);
CREATE TABLE p (id integer NOT NULL, "A id" integer CONSTRAINT "P a" REFERENCES "Shop"."A") PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (101);
CREATE TABLE "Shop"."P 2" PARTITION OF p FOR VALUES FROM (101) TO (201) PARTITION BY RANGE (id);
CREATE TABLE "Shop"."P 2a" PARTITION OF "Shop"."P 2" DEFAULT;
COMMENT ON CONSTRAINT "P a" ON p IS 'refers';
-- rows --
INSERT INTO "Shop"."A" SELECT i, i FROM generate_series(1, 200) i;
INSERT INTO p SELECT i, i FROM generate_series(1, 200) i;
-- old --
INSERT INTO "Shop"."A" VALUES (1001, 1); INSERT INTO p VALUES (1, 1001); DELETE FROM p WHERE "A id" = 1001; DELETE FROM "Shop"."A" WHERE "Id" = 1001;
-- new --
INSERT INTO "Shop"."A" VALUES (1002, 1); INSERT INTO p VALUES (150, 1002); DELETE FROM p WHERE "A id" = 1002; DELETE FROM "Shop"."A" WHERE "Id" = 1002;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."A" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 12: create what will be table "Shop"."A", and note what is written
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table "Shop"."A"
--   blocks:      writes of "Shop"."A", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE TABLE "Shop"."lockstep_A_new_755980b4" (
    "Id" integer CONSTRAINT "A_Id_not_null" NOT NULL,
    x integer,
    g integer GENERATED ALWAYS AS (x * 3) STORED
);
CREATE TABLE "Shop"."lockstep_A_log_755980b4" AS SELECT "Id" FROM ONLY "Shop"."A" WITH NO DATA;
CREATE FUNCTION "Shop"."lockstep_A_copy_755980b4"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE "Shop"."lockstep_A_new_755980b4", "Shop"."lockstep_A_log_755980b4";
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "Shop"."lockstep_A_log_755980b4" VALUES (OLD."Id");
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW."Id") IS DISTINCT FROM (OLD."Id")) THEN
    INSERT INTO "Shop"."lockstep_A_log_755980b4" VALUES (NEW."Id");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_A_copy_755980b4" AFTER INSERT OR UPDATE OR DELETE ON "Shop"."A" FOR EACH ROW EXECUTE FUNCTION "Shop"."lockstep_A_copy_755980b4"();
CREATE TRIGGER "~lockstep_A_truncate_755980b4" AFTER TRUNCATE ON "Shop"."A" FOR EACH STATEMENT EXECUTE FUNCTION "Shop"."lockstep_A_copy_755980b4"();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 12: copy the rows of table "Shop"."A"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."A"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."A"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS "Shop"."lockstep_A_progress_755980b4" AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('"Shop"."A"') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO "Shop"."lockstep_A_progress_755980b4"
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('"Shop"."A"') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM "Shop"."lockstep_A_progress_755980b4");
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM "Shop"."lockstep_A_progress_755980b4";
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO "Shop"."lockstep_A_new_755980b4" ("Id", x) SELECT "Id", x FROM (SELECT * FROM ONLY "Shop"."A" WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS "A";
      UPDATE "Shop"."lockstep_A_progress_755980b4" SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Shop"."lockstep_A_progress_755980b4";

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 12: gather statistics of table "Shop"."lockstep_A_new_755980b4"
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "Shop"."lockstep_A_new_755980b4";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 12: copy what was written to table "Shop"."A" meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."A"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted "Shop"."lockstep_A_log_755980b4"[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM "Shop"."lockstep_A_log_755980b4" AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM "Shop"."lockstep_A_new_755980b4" AS lockstep_row USING (SELECT "Id" FROM pg_catalog.unnest(lockstep_noted) AS "A") AS lockstep_was ("Id") WHERE lockstep_row."Id" = lockstep_was."Id";
  INSERT INTO "Shop"."lockstep_A_new_755980b4" ("Id", x) SELECT "Id", x FROM (SELECT * FROM ONLY "Shop"."A" WHERE ("Id") IN (SELECT "Id" FROM pg_catalog.unnest(lockstep_noted))) AS "A";
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 5 of 12: build the key of what will be table "Shop"."A"
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE "Shop"."lockstep_A_new_755980b4" ADD CONSTRAINT "lockstep_A_pkey_new_bb63cf40" PRIMARY KEY ("Id");

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 12: compare the copy with table "Shop"."A"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."A"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."A"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT "Id", x FROM ONLY "Shop"."A" AS "A") AS was ("Id", x) FULL JOIN "Shop"."lockstep_A_new_755980b4" AS now ON now."Id" = was."Id"
      WHERE (now."Id" IS DISTINCT FROM was."Id" OR now.x IS DISTINCT FROM was.x) AND NOT EXISTS (SELECT FROM (SELECT "Id" FROM "Shop"."lockstep_A_log_755980b4" AS "A") AS noted ("Id") WHERE noted."Id" = coalesce(now."Id", was."Id"))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', '"Shop"."A"';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 7 of 12: copy what was written to table "Shop"."A" meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."A"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted "Shop"."lockstep_A_log_755980b4"[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM "Shop"."lockstep_A_log_755980b4" AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM "Shop"."lockstep_A_new_755980b4" AS lockstep_row USING (SELECT "Id" FROM pg_catalog.unnest(lockstep_noted) AS "A") AS lockstep_was ("Id") WHERE lockstep_row."Id" = lockstep_was."Id";
  INSERT INTO "Shop"."lockstep_A_new_755980b4" ("Id", x) SELECT "Id", x FROM (SELECT * FROM ONLY "Shop"."A" WHERE ("Id") IN (SELECT "Id" FROM pg_catalog.unnest(lockstep_noted))) AS "A";
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
      LOCK TABLE public.p, "Shop"."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p, "Shop"."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop"."A", public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 8 of 12: put its copy in the place of table "Shop"."A"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."A", ACCESS EXCLUSIVE on table "Shop"."P 2", ACCESS EXCLUSIVE on table "Shop"."P 2a", ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of "Shop"."A", "Shop"."P 2", "Shop"."P 2a", public.p, public.p1, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
--   note:        foreign keys to it are proven by later steps, and by the step before on the way back
LOCK TABLE public.p, "Shop"."A" IN ACCESS EXCLUSIVE MODE;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted "Shop"."lockstep_A_log_755980b4"[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM "Shop"."lockstep_A_log_755980b4" AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM "Shop"."lockstep_A_new_755980b4" AS lockstep_row USING (SELECT "Id" FROM pg_catalog.unnest(lockstep_noted) AS "A") AS lockstep_was ("Id") WHERE lockstep_row."Id" = lockstep_was."Id";
  INSERT INTO "Shop"."lockstep_A_new_755980b4" ("Id", x) SELECT "Id", x FROM (SELECT * FROM ONLY "Shop"."A" WHERE ("Id") IN (SELECT "Id" FROM pg_catalog.unnest(lockstep_noted))) AS "A";
END $$;
DROP TRIGGER "~lockstep_A_truncate_755980b4" ON "Shop"."A";
DROP TRIGGER "~lockstep_A_copy_755980b4" ON "Shop"."A";
DROP FUNCTION "Shop"."lockstep_A_copy_755980b4"();
DROP TABLE "Shop"."lockstep_A_log_755980b4";
ALTER TABLE "Shop"."A" RENAME CONSTRAINT "A_pkey" TO "lockstep_A_pkey_old_bb63cf40";
ALTER TABLE "Shop"."A" RENAME TO "lockstep_A_old_755980b4";
ALTER TABLE "Shop"."lockstep_A_new_755980b4" RENAME CONSTRAINT "lockstep_A_pkey_new_bb63cf40" TO "A_pkey";
ALTER TABLE "Shop"."lockstep_A_new_755980b4" RENAME TO "A";
ALTER TABLE public.p DROP CONSTRAINT "P a";
ALTER TABLE "Shop"."P 2a" ADD CONSTRAINT "P a" FOREIGN KEY ("A id") REFERENCES "Shop"."A" ("Id") NOT VALID;
ALTER TABLE public.p1 ADD CONSTRAINT "P a" FOREIGN KEY ("A id") REFERENCES "Shop"."A" ("Id") NOT VALID;
CREATE SEQUENCE "Shop"."lockstep_A_missed_755980b4";
CREATE OR REPLACE FUNCTION "Shop"."lockstep_A_copy_755980b4"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE "Shop"."lockstep_A_old_755980b4";
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW."Id") IS DISTINCT FROM (OLD."Id")) THEN
    DELETE FROM "Shop"."lockstep_A_old_755980b4" AS lockstep_row USING (SELECT "Id" FROM (SELECT OLD.*) AS "A") AS lockstep_was ("Id") WHERE lockstep_row."Id" = lockstep_was."Id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "Shop"."lockstep_A_old_755980b4" AS lockstep_row ("Id", x) SELECT "Id", x FROM (SELECT NEW.*) AS "A" ON CONFLICT ("Id") DO UPDATE SET x = EXCLUDED.x;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('"Shop"."lockstep_A_missed_755980b4"');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM "Shop"."lockstep_A_old_755980b4" AS lockstep_row USING (SELECT "Id" FROM (SELECT OLD.*) AS "A") AS lockstep_was ("Id") WHERE lockstep_row."Id" = lockstep_was."Id";
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_A_copy_755980b4" AFTER INSERT OR UPDATE OR DELETE ON "Shop"."A" FOR EACH ROW EXECUTE FUNCTION "Shop"."lockstep_A_copy_755980b4"();
CREATE TRIGGER "~lockstep_A_truncate_755980b4" AFTER TRUNCATE ON "Shop"."A" FOR EACH STATEMENT EXECUTE FUNCTION "Shop"."lockstep_A_copy_755980b4"();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 12: validate constraint public.p1."P a"
--   phase:       migrate
--   locks:       ROW SHARE on table "Shop"."A", SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 VALIDATE CONSTRAINT "P a";

COMMIT;

BEGIN;

-- Step 10 of 12: validate constraint "Shop"."P 2a"."P a"
--   phase:       migrate
--   locks:       ROW SHARE on table "Shop"."A", SHARE UPDATE EXCLUSIVE on table "Shop"."P 2a"
--   blocks:      neither reads nor writes
--   work:        scans "Shop"."P 2a"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Shop"."P 2a" VALIDATE CONSTRAINT "P a";

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
      LOCK TABLE public.p, "Shop"."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE "Shop"."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop"."A" IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.p IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 11 of 12: put together constraint public.p."P a"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."A", SHARE ROW EXCLUSIVE on table "Shop"."P 2", SHARE ROW EXCLUSIVE on table "Shop"."P 2a", SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   blocks:      reads and writes of "Shop"."A"; writes of "Shop"."P 2", "Shop"."P 2a", public.p, public.p1, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT "P a" FOREIGN KEY ("A id") REFERENCES "Shop"."A" ("Id");
COMMENT ON CONSTRAINT "P a" ON public.p IS 'refers';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "Shop"."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE "Shop"."A" IN ACCESS EXCLUSIVE MODE;
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

-- Step 12 of 12: drop the old table "Shop"."A"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."A", ACCESS EXCLUSIVE on table "Shop"."lockstep_A_old_755980b4"
--   blocks:      reads and writes of "Shop"."A", "Shop"."lockstep_A_old_755980b4", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants "Shop"."A" back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_A_truncate_755980b4" ON "Shop"."A";
DROP TRIGGER "~lockstep_A_copy_755980b4" ON "Shop"."A";
DROP FUNCTION "Shop"."lockstep_A_copy_755980b4"();
DROP SEQUENCE "Shop"."lockstep_A_missed_755980b4";
DROP TABLE "Shop"."lockstep_A_old_755980b4";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "Shop"."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE "Shop"."A" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 12 of 12: drop the old table "Shop"."A"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Shop"."A", ACCESS EXCLUSIVE on table "Shop"."lockstep_A_old_755980b4"
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE "Shop"."A" IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE "Shop"."lockstep_A_old_755980b4" (
    "Id" integer CONSTRAINT "A_Id_not_null" NOT NULL,
    x integer,
    g integer GENERATED ALWAYS AS (x * 2) STORED,
    CONSTRAINT "lockstep_A_pkey_old_bb63cf40" PRIMARY KEY ("Id")
);
INSERT INTO "Shop"."lockstep_A_old_755980b4" ("Id", x) SELECT "Id", x FROM "Shop"."A" AS "A";
CREATE SEQUENCE "Shop"."lockstep_A_missed_755980b4";
CREATE OR REPLACE FUNCTION "Shop"."lockstep_A_copy_755980b4"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE "Shop"."lockstep_A_old_755980b4";
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW."Id") IS DISTINCT FROM (OLD."Id")) THEN
    DELETE FROM "Shop"."lockstep_A_old_755980b4" AS lockstep_row USING (SELECT "Id" FROM (SELECT OLD.*) AS "A") AS lockstep_was ("Id") WHERE lockstep_row."Id" = lockstep_was."Id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "Shop"."lockstep_A_old_755980b4" AS lockstep_row ("Id", x) SELECT "Id", x FROM (SELECT NEW.*) AS "A" ON CONFLICT ("Id") DO UPDATE SET x = EXCLUDED.x;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('"Shop"."lockstep_A_missed_755980b4"');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM "Shop"."lockstep_A_old_755980b4" AS lockstep_row USING (SELECT "Id" FROM (SELECT OLD.*) AS "A") AS lockstep_was ("Id") WHERE lockstep_row."Id" = lockstep_was."Id";
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_A_copy_755980b4" AFTER INSERT OR UPDATE OR DELETE ON "Shop"."A" FOR EACH ROW EXECUTE FUNCTION "Shop"."lockstep_A_copy_755980b4"();
CREATE TRIGGER "~lockstep_A_truncate_755980b4" AFTER TRUNCATE ON "Shop"."A" FOR EACH STATEMENT EXECUTE FUNCTION "Shop"."lockstep_A_copy_755980b4"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p, "Shop"."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p, "Shop"."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop"."A", public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 11 of 12: put together constraint public.p."P a"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."A", ACCESS EXCLUSIVE on table "Shop"."P 2", ACCESS EXCLUSIVE on table "Shop"."P 2a", ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT "P a";
ALTER TABLE public.p1 ADD CONSTRAINT "P a" FOREIGN KEY ("A id") REFERENCES "Shop"."A" ("Id") NOT VALID;
ALTER TABLE "Shop"."P 2a" ADD CONSTRAINT "P a" FOREIGN KEY ("A id") REFERENCES "Shop"."A" ("Id") NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "Shop"."A", "Shop"."P 2a" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "Shop"."A", "Shop"."P 2a" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop"."P 2a", "Shop"."A" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 12: validate constraint "Shop"."P 2a"."P a"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."A", ACCESS EXCLUSIVE on table "Shop"."P 2a"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Shop"."P 2a" DROP CONSTRAINT "P a";
ALTER TABLE "Shop"."P 2a" ADD CONSTRAINT "P a" FOREIGN KEY ("A id") REFERENCES "Shop"."A" ("Id") NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "Shop"."A", public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "Shop"."A", public.p1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p1, "Shop"."A" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 9 of 12: validate constraint public.p1."P a"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."A", ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT "P a";
ALTER TABLE public.p1 ADD CONSTRAINT "P a" FOREIGN KEY ("A id") REFERENCES "Shop"."A" ("Id") NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p, "Shop"."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p, "Shop"."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "Shop"."A", public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 12: put its copy in the place of table "Shop"."A"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Shop"."A", ACCESS EXCLUSIVE on table "Shop"."P 2", ACCESS EXCLUSIVE on table "Shop"."P 2a", ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.p, "Shop"."A" IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM "Shop"."lockstep_A_missed_755980b4") THEN
    INSERT INTO "Shop"."lockstep_A_old_755980b4" ("Id", x) SELECT lockstep_was."Id", lockstep_was.x FROM (SELECT "Id", x FROM "Shop"."A" AS "A") AS lockstep_was ("Id", x)
      WHERE NOT EXISTS (SELECT FROM "Shop"."lockstep_A_old_755980b4" AS lockstep_row WHERE lockstep_row."Id" = CAST(lockstep_was."Id" AS integer));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', '"Shop"."A"', SQLERRM;
END $$;
DROP TRIGGER "~lockstep_A_truncate_755980b4" ON "Shop"."A";
DROP TRIGGER "~lockstep_A_copy_755980b4" ON "Shop"."A";
DROP FUNCTION "Shop"."lockstep_A_copy_755980b4"();
DROP SEQUENCE "Shop"."lockstep_A_missed_755980b4";
ALTER TABLE public.p1 DROP CONSTRAINT "P a";
ALTER TABLE "Shop"."P 2a" DROP CONSTRAINT "P a";
ALTER TABLE public.p ADD CONSTRAINT "P a" FOREIGN KEY ("A id") REFERENCES "Shop"."lockstep_A_old_755980b4" ("Id");
COMMENT ON CONSTRAINT "P a" ON public.p IS 'refers';
ALTER TABLE "Shop"."A" RENAME TO "lockstep_A_new_755980b4";
ALTER TABLE "Shop"."lockstep_A_new_755980b4" RENAME CONSTRAINT "A_pkey" TO "lockstep_A_pkey_new_bb63cf40";
ALTER TABLE "Shop"."lockstep_A_old_755980b4" RENAME TO "A";
ALTER TABLE "Shop"."A" RENAME CONSTRAINT "lockstep_A_pkey_old_bb63cf40" TO "A_pkey";
CREATE TABLE "Shop"."lockstep_A_log_755980b4" AS SELECT "Id" FROM ONLY "Shop"."A" WITH NO DATA;
CREATE FUNCTION "Shop"."lockstep_A_copy_755980b4"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE "Shop"."lockstep_A_new_755980b4", "Shop"."lockstep_A_log_755980b4";
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "Shop"."lockstep_A_log_755980b4" VALUES (OLD."Id");
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW."Id") IS DISTINCT FROM (OLD."Id")) THEN
    INSERT INTO "Shop"."lockstep_A_log_755980b4" VALUES (NEW."Id");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_A_copy_755980b4" AFTER INSERT OR UPDATE OR DELETE ON "Shop"."A" FOR EACH ROW EXECUTE FUNCTION "Shop"."lockstep_A_copy_755980b4"();
CREATE TRIGGER "~lockstep_A_truncate_755980b4" AFTER TRUNCATE ON "Shop"."A" FOR EACH STATEMENT EXECUTE FUNCTION "Shop"."lockstep_A_copy_755980b4"();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 12: copy what was written to table "Shop"."A" meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."A"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 6 of 12: compare the copy with table "Shop"."A"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."A"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 12: build the key of what will be table "Shop"."A"
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Shop"."lockstep_A_new_755980b4" DROP CONSTRAINT "lockstep_A_pkey_new_bb63cf40";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 12: copy what was written to table "Shop"."A" meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."A"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 3 of 12: gather statistics of table "Shop"."lockstep_A_new_755980b4"
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 2 of 12: copy the rows of table "Shop"."A"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Shop"."A"
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE "Shop"."lockstep_A_new_755980b4";

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Shop"."A" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 12: create what will be table "Shop"."A", and note what is written
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table "Shop"."A"
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_A_truncate_755980b4" ON "Shop"."A";
DROP TRIGGER "~lockstep_A_copy_755980b4" ON "Shop"."A";
DROP FUNCTION "Shop"."lockstep_A_copy_755980b4"();
DROP TABLE "Shop"."lockstep_A_log_755980b4";
DROP TABLE "Shop"."lockstep_A_new_755980b4";

COMMIT;

-- A column of a partitioned table gets a type for which its values are written again: what is done to the table is done to its partitions, of two
-- levels and in two schemas; rows that an UPDATE moves to another partition go through the triggers of both.
-- before --
CREATE SCHEMA "Parts";
CREATE TABLE "Measures" (id int NOT NULL, at date NOT NULL, "Value" int NOT NULL DEFAULT 3, note text, PRIMARY KEY (id, at), CONSTRAINT positive CHECK ("Value" > 0)) PARTITION BY RANGE (at);
CREATE TABLE "Parts"."m 1" PARTITION OF "Measures" FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE "Parts".m2 PARTITION OF "Measures" FOR VALUES FROM ('2026-02-01') TO ('2026-03-01') PARTITION BY LIST (id);
CREATE TABLE "Parts".m2_odd PARTITION OF "Parts".m2 FOR VALUES IN (1, 3, 5, 7, 9);
CREATE TABLE "Parts".m2_rest PARTITION OF "Parts".m2 DEFAULT;
CREATE INDEX by_value ON "Measures" ("Value", at);
CREATE INDEX of_odd ON "Parts".m2_odd (note);
CREATE VIEW totals AS SELECT id, sum("Value") AS total FROM "Measures" GROUP BY id;
CREATE TABLE plain (id int PRIMARY KEY);
-- rows --
INSERT INTO "Measures" SELECT i, '2026-01-01'::date + i, i + 1, 'n' FROM generate_series(0, 49) AS i;
INSERT INTO "Measures" VALUES (3, '2026-02-03', 2147483647);
-- after --
CREATE SCHEMA "Parts";
CREATE TABLE "Measures" (id int NOT NULL, at date NOT NULL, "Value" numeric(20, 2) NOT NULL DEFAULT 3.5, note text, PRIMARY KEY (id, at), CONSTRAINT positive CHECK ("Value" > 0)) PARTITION BY RANGE (at);
CREATE TABLE "Parts"."m 1" PARTITION OF "Measures" FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE "Parts".m2 PARTITION OF "Measures" FOR VALUES FROM ('2026-02-01') TO ('2026-03-01') PARTITION BY LIST (id);
CREATE TABLE "Parts".m2_odd PARTITION OF "Parts".m2 FOR VALUES IN (1, 3, 5, 7, 9);
CREATE TABLE "Parts".m2_rest PARTITION OF "Parts".m2 DEFAULT;
CREATE INDEX by_value ON "Measures" ("Value", at);
CREATE INDEX of_odd ON "Parts".m2_odd (note);
CREATE VIEW totals AS SELECT id, sum("Value") AS total FROM "Measures" GROUP BY id;
CREATE TABLE plain (id int PRIMARY KEY);
-- holds --
SELECT sum("Value") = 2147483647::numeric + 1275 AND count(*) = 51 FROM "Measures";
SELECT "Value"::text = '2147483647.00' FROM "Measures" WHERE id = 3 AND at = '2026-02-03';
-- old --
INSERT INTO "Measures" (id, at, "Value") VALUES (100, '2026-01-31', 7);
UPDATE "Measures" SET at = '2026-02-28', "Value" = 8 WHERE id = 100;
SELECT total FROM totals WHERE id = 100;
DELETE FROM "Measures" WHERE id = 100;
-- new --
INSERT INTO "Measures" (id, at, "Value") VALUES (101, '2026-02-03', 7.25);
UPDATE "Parts".m2_rest SET "Value" = 8.75 WHERE id = 101;
UPDATE "Measures" SET at = '2026-01-03' WHERE id = 101;
DELETE FROM "Measures" WHERE id = 101;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 25: add what will be column public."Measures"."Value"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   blocks:      reads and writes of "Parts"."m 1", "Parts".m2, "Parts".m2_odd, "Parts".m2_rest, public."Measures", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measures" ADD COLUMN "lockstep_Value_new_6aa54b2e" numeric(20,2);
CREATE OR REPLACE FUNCTION public."lockstep_Value_sync_6aa54b2e"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Value"::numeric(20,2) INTO NEW."lockstep_Value_new_6aa54b2e" FROM (SELECT NEW.*) AS "Measures";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Value_sync_6aa54b2e" BEFORE INSERT OR UPDATE ON public."Measures" FOR EACH ROW WHEN (NEW."lockstep_Value_new_6aa54b2e" IS DISTINCT FROM NEW."Value"::numeric(20,2)) EXECUTE FUNCTION public."lockstep_Value_sync_6aa54b2e"();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 25: fill column "Parts"."m 1"."Value"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts"."m 1"
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."m 1"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_Value_progress_e5f8207b" AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts"."m 1" ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_Value_progress_e5f8207b"
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts"."m 1" ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_Value_progress_e5f8207b");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_Value_progress_e5f8207b";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts"."m 1" WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts"."m 1" WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts"."m 1" SET "lockstep_Value_new_6aa54b2e" = "Value"::numeric(20,2) WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_new_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts"."m 1" SET "lockstep_Value_new_6aa54b2e" = "Value"::numeric(20,2) WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_new_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_Value_progress_e5f8207b" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_Value_progress_e5f8207b";

-- Step 3 of 25: fill column "Parts".m2_odd."Value"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".m2_odd
--   blocks:      neither reads nor writes
--   work:        scans "Parts".m2_odd
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_Value_progress_187f95e7" AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".m2_odd ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_Value_progress_187f95e7"
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".m2_odd ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_Value_progress_187f95e7");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_Value_progress_187f95e7";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".m2_odd WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".m2_odd WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".m2_odd SET "lockstep_Value_new_6aa54b2e" = "Value"::numeric(20,2) WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_new_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".m2_odd SET "lockstep_Value_new_6aa54b2e" = "Value"::numeric(20,2) WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_new_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_Value_progress_187f95e7" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_Value_progress_187f95e7";

-- Step 4 of 25: fill column "Parts".m2_rest."Value"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".m2_rest
--   blocks:      neither reads nor writes
--   work:        scans "Parts".m2_rest
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_Value_progress_b9683431" AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".m2_rest ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_Value_progress_b9683431"
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".m2_rest ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_Value_progress_b9683431");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_Value_progress_b9683431";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".m2_rest WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".m2_rest WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".m2_rest SET "lockstep_Value_new_6aa54b2e" = "Value"::numeric(20,2) WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_new_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".m2_rest SET "lockstep_Value_new_6aa54b2e" = "Value"::numeric(20,2) WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_new_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_Value_progress_b9683431" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_Value_progress_b9683431";

BEGIN;

-- Step 5 of 25: gather statistics of table public."Measures" ("lockstep_Value_new_6aa54b2e")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."m 1", SHARE UPDATE EXCLUSIVE on table "Parts".m2, SHARE UPDATE EXCLUSIVE on table "Parts".m2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".m2_rest, SHARE UPDATE EXCLUSIVE on table public."Measures"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."Measures" ("lockstep_Value_new_6aa54b2e");

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
      LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 25: check without scan for nulls in the new column public."Measures"."Value"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   blocks:      reads and writes of "Parts"."m 1", "Parts".m2, "Parts".m2_odd, "Parts".m2_rest, public."Measures", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measures" ADD CONSTRAINT "lockstep_Value_not_null_6aa54b2e" CHECK ("lockstep_Value_new_6aa54b2e" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 25: scan for nulls in the new column public."Measures"."Value"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."m 1", SHARE UPDATE EXCLUSIVE on table "Parts".m2, SHARE UPDATE EXCLUSIVE on table "Parts".m2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".m2_rest, SHARE UPDATE EXCLUSIVE on table public."Measures"
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."m 1", scans "Parts".m2_odd, scans "Parts".m2_rest
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public."Measures" VALIDATE CONSTRAINT "lockstep_Value_not_null_6aa54b2e";

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
      LOCK TABLE ONLY public."Measures", ONLY "Parts".m2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."Measures", ONLY "Parts".m2 IN SHARE MODE;
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

-- Step 8 of 25: prepare the new index public.by_value
--   phase:       migrate
--   locks:       SHARE on table "Parts".m2, SHARE on table public."Measures"
--   blocks:      writes of "Parts".m2, public."Measures", for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_by_value_new_adc99baf ON ONLY public."Measures" USING btree ("lockstep_Value_new_6aa54b2e", at);
CREATE INDEX "lockstep_m2_Value_at_idx_new_fd7dfa24" ON ONLY "Parts".m2 USING btree ("lockstep_Value_new_6aa54b2e", at);

COMMIT;

SET lock_timeout = 0;

-- Step 9 of 25: build the new index "Parts"."m 1_Value_at_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."m 1"
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."m 1"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Parts"."lockstep_m 1_Value_at_idx_new_ca01fdb3"
CREATE INDEX CONCURRENTLY "lockstep_m 1_Value_at_idx_new_ca01fdb3" ON "Parts"."m 1" USING btree ("lockstep_Value_new_6aa54b2e", at);

-- Step 10 of 25: build the new index "Parts"."m2_odd_Value_at_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".m2_odd
--   blocks:      neither reads nor writes
--   work:        scans "Parts".m2_odd
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Parts"."lockstep_m2_odd_Value_at_idx_new_58c2beab"
CREATE INDEX CONCURRENTLY "lockstep_m2_odd_Value_at_idx_new_58c2beab" ON "Parts".m2_odd USING btree ("lockstep_Value_new_6aa54b2e", at);

-- Step 11 of 25: build the new index "Parts"."m2_rest_Value_at_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".m2_rest
--   blocks:      neither reads nor writes
--   work:        scans "Parts".m2_rest
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Parts"."lockstep_m2_rest_Value_at_idx_new_b8e82dd3"
CREATE INDEX CONCURRENTLY "lockstep_m2_rest_Value_at_idx_new_b8e82dd3" ON "Parts".m2_rest USING btree ("lockstep_Value_new_6aa54b2e", at);

SET lock_timeout = '2s';

-- Step 12 of 25: attach partitions to the new index public.by_value
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS SHARE on table public."Measures"
--   blocks:      reads and writes of "Parts"."m 1", "Parts".m2, "Parts".m2_odd, "Parts".m2_rest, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY "Parts".m2_rest IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Parts"."lockstep_m2_Value_at_idx_new_fd7dfa24" ATTACH PARTITION "Parts"."lockstep_m2_rest_Value_at_idx_new_b8e82dd3";
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY "Parts".m2_odd IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Parts"."lockstep_m2_Value_at_idx_new_fd7dfa24" ATTACH PARTITION "Parts"."lockstep_m2_odd_Value_at_idx_new_58c2beab";
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY "Parts".m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_by_value_new_adc99baf ATTACH PARTITION "Parts"."lockstep_m2_Value_at_idx_new_fd7dfa24";
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY "Parts"."m 1" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_by_value_new_adc99baf ATTACH PARTITION "Parts"."lockstep_m 1_Value_at_idx_new_ca01fdb3";
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

BEGIN;

-- Step 13 of 25: compare the new with the old column public."Measures"."Value"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Parts"."m 1", ACCESS SHARE on table "Parts".m2, ACCESS SHARE on table "Parts".m2_odd, ACCESS SHARE on table "Parts".m2_rest, ACCESS SHARE on table public."Measures"
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."m 1", scans "Parts".m2_odd, scans "Parts".m2_rest
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public."Measures"."Value" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public."Measures" WHERE "lockstep_Value_new_6aa54b2e" IS DISTINCT FROM "Value"::numeric(20,2)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_Value_new_6aa54b2e', 'Value';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 14 of 25: give up the proof of constraint public."Measures".positive
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
      LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.totals SET SCHEMA public;
        LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.totals SET SCHEMA public;
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

-- Step 15 of 25: drop view public.totals
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.totals
--   blocks:      reads and writes of public.totals, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.totals;

-- Step 16 of 25: lock the tables for the exchange of column public."Measures"."Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   blocks:      reads and writes of "Parts"."m 1", "Parts".m2, "Parts".m2_odd, "Parts".m2_rest, public."Measures", for an instant
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;

-- Step 17 of 25: drop constraint public."Measures".positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   blocks:      reads and writes of "Parts"."m 1", "Parts".m2, "Parts".m2_odd, "Parts".m2_rest, public."Measures", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measures" DROP CONSTRAINT positive;

-- Step 18 of 25: put the new column in the place of column public."Measures"."Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   blocks:      reads and writes of "Parts"."m 1", "Parts".m2, "Parts".m2_odd, "Parts".m2_rest, public."Measures", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."Measures"."Value" fail
--   hazard:      app-breaking: columns of table public."Measures" stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
DROP INDEX public.by_value;
ALTER TABLE public."Measures" ALTER COLUMN "Value" DROP DEFAULT;
ALTER TABLE public."Measures" RENAME COLUMN "Value" TO "lockstep_Value_old_6aa54b2e";
ALTER TABLE public."Measures" RENAME COLUMN "lockstep_Value_new_6aa54b2e" TO "Value";
ALTER TABLE public."Measures" ALTER COLUMN "lockstep_Value_old_6aa54b2e" DROP NOT NULL;
ALTER TABLE public."Measures" ALTER COLUMN "Value" SET NOT NULL;
ALTER TABLE public."Measures" ALTER COLUMN "Value" SET DEFAULT 3.5;
ALTER TABLE public."Measures" DROP CONSTRAINT "lockstep_Value_not_null_6aa54b2e";
ALTER INDEX public.lockstep_by_value_new_adc99baf RENAME TO by_value;
ALTER INDEX "Parts"."lockstep_m 1_Value_at_idx_new_ca01fdb3" RENAME TO "m 1_Value_at_idx";
ALTER INDEX "Parts"."lockstep_m2_Value_at_idx_new_fd7dfa24" RENAME TO "m2_Value_at_idx";
ALTER INDEX "Parts"."lockstep_m2_odd_Value_at_idx_new_58c2beab" RENAME TO "m2_odd_Value_at_idx";
ALTER INDEX "Parts"."lockstep_m2_rest_Value_at_idx_new_b8e82dd3" RENAME TO "m2_rest_Value_at_idx";
CREATE OR REPLACE FUNCTION public."lockstep_Value_sync_6aa54b2e"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Value"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Value"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Value"::integer INTO NEW."lockstep_Value_old_6aa54b2e" FROM (SELECT NEW.*) AS "Measures";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Value_old_6aa54b2e" := NULL;
  RETURN NEW;
END $$;

-- Step 19 of 25: add constraint public."Measures".positive without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   blocks:      reads and writes of "Parts"."m 1", "Parts".m2, "Parts".m2_odd, "Parts".m2_rest, public."Measures", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measures" ADD CONSTRAINT positive CHECK ("Value" > 0) NOT VALID;

-- Step 20 of 25: create view public.totals
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.totals AS
SELECT id, sum("Value") AS total FROM public."Measures" GROUP BY id;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 21 of 25: validate constraint public."Measures".positive
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."m 1", SHARE UPDATE EXCLUSIVE on table "Parts".m2, SHARE UPDATE EXCLUSIVE on table "Parts".m2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".m2_rest, SHARE UPDATE EXCLUSIVE on table public."Measures"
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."m 1", scans "Parts".m2_odd, scans "Parts".m2_rest
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public."Measures".positive
ALTER TABLE public."Measures" VALIDATE CONSTRAINT positive;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 22 of 25: give up the old column "Parts"."m 1"."Value"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then "lockstep_Value_old_6aa54b2e" holds the old values of "Value"
SELECT;

COMMIT;

BEGIN;

-- Step 23 of 25: give up the old column "Parts".m2_odd."Value"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- Step 24 of 25: give up the old column "Parts".m2_rest."Value"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
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
      LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
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

-- Step 25 of 25: drop the old column public."Measures"."Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   blocks:      reads and writes of "Parts"."m 1", "Parts".m2, "Parts".m2_odd, "Parts".m2_rest, public."Measures", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_Value_sync_6aa54b2e" ON public."Measures";
DROP FUNCTION public."lockstep_Value_sync_6aa54b2e"();
ALTER TABLE public."Measures" DROP COLUMN "lockstep_Value_old_6aa54b2e";

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
      LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 25 of 25: drop the old column public."Measures"."Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Measures" ADD COLUMN "lockstep_Value_old_6aa54b2e" integer;
CREATE OR REPLACE FUNCTION public."lockstep_Value_sync_6aa54b2e"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Value"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Value"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Value"::integer INTO NEW."lockstep_Value_old_6aa54b2e" FROM (SELECT NEW.*) AS "Measures";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Value_old_6aa54b2e" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Value_sync_6aa54b2e" BEFORE INSERT OR UPDATE ON public."Measures" FOR EACH ROW WHEN (NEW."Value" IS DISTINCT FROM NEW."lockstep_Value_old_6aa54b2e"::numeric(20,2)) EXECUTE FUNCTION public."lockstep_Value_sync_6aa54b2e"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 24 of 25: give up the old column "Parts".m2_rest."Value"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Parts".m2_rest
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_Value_progress_b9683431" AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".m2_rest ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_Value_progress_b9683431"
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".m2_rest ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_Value_progress_b9683431");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_Value_progress_b9683431";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".m2_rest WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".m2_rest WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".m2_rest SET "lockstep_Value_old_6aa54b2e" = "Value"::integer WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_old_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".m2_rest SET "lockstep_Value_old_6aa54b2e" = "Value"::integer WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_old_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_Value_progress_b9683431" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_Value_progress_b9683431";

-- Undo step 23 of 25: give up the old column "Parts".m2_odd."Value"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Parts".m2_odd
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_Value_progress_187f95e7" AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".m2_odd ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_Value_progress_187f95e7"
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".m2_odd ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_Value_progress_187f95e7");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_Value_progress_187f95e7";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".m2_odd WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".m2_odd WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".m2_odd SET "lockstep_Value_old_6aa54b2e" = "Value"::integer WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_old_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".m2_odd SET "lockstep_Value_old_6aa54b2e" = "Value"::integer WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_old_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_Value_progress_187f95e7" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_Value_progress_187f95e7";

-- Undo step 22 of 25: give up the old column "Parts"."m 1"."Value"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Parts"."m 1"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_Value_progress_e5f8207b" AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts"."m 1" ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_Value_progress_e5f8207b"
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts"."m 1" ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_Value_progress_e5f8207b");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_Value_progress_e5f8207b";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts"."m 1" WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts"."m 1" WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts"."m 1" SET "lockstep_Value_old_6aa54b2e" = "Value"::integer WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_old_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts"."m 1" SET "lockstep_Value_old_6aa54b2e" = "Value"::integer WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_Value_old_6aa54b2e" IS NULL AND "Value" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_Value_progress_e5f8207b" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_Value_progress_e5f8207b";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 21 of 25: validate constraint public."Measures".positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Measures" DROP CONSTRAINT positive;
ALTER TABLE public."Measures" ADD CONSTRAINT positive CHECK ("Value" > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.totals SET SCHEMA public;
        LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.totals SET SCHEMA public;
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

-- Undo step 20 of 25: create view public.totals
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.totals;

-- Undo step 19 of 25: add constraint public."Measures".positive without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public."Measures" DROP CONSTRAINT positive;

-- Undo step 18 of 25: put the new column in the place of column public."Measures"."Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
DROP INDEX public.by_value;
ALTER TABLE public."Measures" ALTER COLUMN "Value" DROP DEFAULT;
ALTER TABLE public."Measures" RENAME COLUMN "Value" TO "lockstep_Value_new_6aa54b2e";
ALTER TABLE public."Measures" RENAME COLUMN "lockstep_Value_old_6aa54b2e" TO "Value";
ALTER TABLE public."Measures" ALTER COLUMN "lockstep_Value_new_6aa54b2e" DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public."Measures" ALTER COLUMN "Value" SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'Value';
END $$;
ALTER TABLE public."Measures" ALTER COLUMN "Value" SET DEFAULT 3;
ALTER TABLE public."Measures" ADD CONSTRAINT "lockstep_Value_not_null_6aa54b2e" CHECK ("lockstep_Value_new_6aa54b2e" IS NOT NULL) NOT VALID;
CREATE INDEX by_value ON ONLY public."Measures" USING btree ("Value", at);
CREATE INDEX "m 1_Value_at_idx" ON "Parts"."m 1" USING btree ("Value", at);
CREATE INDEX "m2_Value_at_idx" ON ONLY "Parts".m2 USING btree ("Value", at);
CREATE INDEX "m2_odd_Value_at_idx" ON "Parts".m2_odd USING btree ("Value", at);
CREATE INDEX "m2_rest_Value_at_idx" ON "Parts".m2_rest USING btree ("Value", at);
ALTER INDEX "Parts"."m2_Value_at_idx" ATTACH PARTITION "Parts"."m2_rest_Value_at_idx";
ALTER INDEX "Parts"."m2_Value_at_idx" ATTACH PARTITION "Parts"."m2_odd_Value_at_idx";
ALTER INDEX public.by_value ATTACH PARTITION "Parts"."m2_Value_at_idx";
ALTER INDEX public.by_value ATTACH PARTITION "Parts"."m 1_Value_at_idx";
CREATE INDEX lockstep_by_value_new_adc99baf ON ONLY public."Measures" USING btree ("lockstep_Value_new_6aa54b2e", at);
CREATE INDEX "lockstep_m 1_Value_at_idx_new_ca01fdb3" ON "Parts"."m 1" USING btree ("lockstep_Value_new_6aa54b2e", at);
CREATE INDEX "lockstep_m2_Value_at_idx_new_fd7dfa24" ON ONLY "Parts".m2 USING btree ("lockstep_Value_new_6aa54b2e", at);
CREATE INDEX "lockstep_m2_odd_Value_at_idx_new_58c2beab" ON "Parts".m2_odd USING btree ("lockstep_Value_new_6aa54b2e", at);
CREATE INDEX "lockstep_m2_rest_Value_at_idx_new_b8e82dd3" ON "Parts".m2_rest USING btree ("lockstep_Value_new_6aa54b2e", at);
ALTER INDEX "Parts"."lockstep_m2_Value_at_idx_new_fd7dfa24" ATTACH PARTITION "Parts"."lockstep_m2_rest_Value_at_idx_new_b8e82dd3";
ALTER INDEX "Parts"."lockstep_m2_Value_at_idx_new_fd7dfa24" ATTACH PARTITION "Parts"."lockstep_m2_odd_Value_at_idx_new_58c2beab";
ALTER INDEX public.lockstep_by_value_new_adc99baf ATTACH PARTITION "Parts"."lockstep_m2_Value_at_idx_new_fd7dfa24";
ALTER INDEX public.lockstep_by_value_new_adc99baf ATTACH PARTITION "Parts"."lockstep_m 1_Value_at_idx_new_ca01fdb3";
CREATE OR REPLACE FUNCTION public."lockstep_Value_sync_6aa54b2e"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Value"::numeric(20,2) INTO NEW."lockstep_Value_new_6aa54b2e" FROM (SELECT NEW.*) AS "Measures";
  RETURN NEW;
END $$;

-- Undo step 17 of 25: drop constraint public."Measures".positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measures" ADD CONSTRAINT positive CHECK ("Value" > 0) NOT VALID;

-- Undo step 16 of 25: lock the tables for the exchange of column public."Measures"."Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction
--   undo:        reversible
SELECT;

-- Undo step 15 of 25: drop view public.totals
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.totals
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.totals AS
SELECT id, sum("Value") AS total FROM public."Measures" GROUP BY id;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 25: give up the proof of constraint public."Measures".positive
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."m 1", SHARE UPDATE EXCLUSIVE on table "Parts".m2, SHARE UPDATE EXCLUSIVE on table "Parts".m2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".m2_rest, SHARE UPDATE EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Measures" VALIDATE CONSTRAINT positive;

COMMIT;

BEGIN;

-- Undo step 13 of 25: compare the new with the old column public."Measures"."Value"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."m 1", SHARE UPDATE EXCLUSIVE on table "Parts".m2, SHARE UPDATE EXCLUSIVE on table "Parts".m2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".m2_rest, SHARE UPDATE EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Measures" VALIDATE CONSTRAINT "lockstep_Value_not_null_6aa54b2e";

COMMIT;

SET lock_timeout = '2s';

-- Undo step 12 of 25: attach partitions to the new index public.by_value
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS SHARE on table public."Measures"
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_by_value_new_adc99baf;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 11 of 25: build the new index "Parts"."m2_rest_Value_at_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".m2_rest
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Parts"."lockstep_m2_rest_Value_at_idx_new_b8e82dd3";

-- Undo step 10 of 25: build the new index "Parts"."m2_odd_Value_at_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".m2_odd
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Parts"."lockstep_m2_odd_Value_at_idx_new_58c2beab";

-- Undo step 9 of 25: build the new index "Parts"."m 1_Value_at_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."m 1"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Parts"."lockstep_m 1_Value_at_idx_new_ca01fdb3";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public."Measures", ONLY "Parts".m2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."Measures", ONLY "Parts".m2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 25: prepare the new index public.by_value
--   phase:       migrate
--   locks:       SHARE on table "Parts".m2, SHARE on table public."Measures"
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS "Parts"."lockstep_m2_Value_at_idx_new_fd7dfa24";
DROP INDEX IF EXISTS public.lockstep_by_value_new_adc99baf;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 25: scan for nulls in the new column public."Measures"."Value"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."m 1", SHARE UPDATE EXCLUSIVE on table "Parts".m2, SHARE UPDATE EXCLUSIVE on table "Parts".m2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".m2_rest, SHARE UPDATE EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

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
      LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 25: check without scan for nulls in the new column public."Measures"."Value"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measures" DROP CONSTRAINT "lockstep_Value_not_null_6aa54b2e";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 25: gather statistics of table public."Measures" ("lockstep_Value_new_6aa54b2e")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."m 1", SHARE UPDATE EXCLUSIVE on table "Parts".m2, SHARE UPDATE EXCLUSIVE on table "Parts".m2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".m2_rest, SHARE UPDATE EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public."Measures" ("Value");

COMMIT;

-- Undo step 4 of 25: fill column "Parts".m2_rest."Value"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".m2_rest
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 3 of 25: fill column "Parts".m2_odd."Value"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".m2_odd
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 2 of 25: fill column "Parts"."m 1"."Value"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts"."m 1"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."Measures" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 25: add what will be column public."Measures"."Value"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Parts"."m 1", ACCESS EXCLUSIVE on table "Parts".m2, ACCESS EXCLUSIVE on table "Parts".m2_odd, ACCESS EXCLUSIVE on table "Parts".m2_rest, ACCESS EXCLUSIVE on table public."Measures"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Measures" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_Value_sync_6aa54b2e" ON public."Measures";
DROP FUNCTION public."lockstep_Value_sync_6aa54b2e"();
ALTER TABLE public."Measures" DROP COLUMN "lockstep_Value_new_6aa54b2e";

COMMIT;

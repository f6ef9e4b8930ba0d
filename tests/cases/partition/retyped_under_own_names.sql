-- Parts of indexes and keys whose names are their own: PostgreSQL makes them again over the retyped column, under others.
-- before --
CREATE TABLE r (a int PRIMARY KEY);
CREATE TABLE "P" (a int, b int) PARTITION BY RANGE (b);
CREATE TABLE p1 (a int, b int) PARTITION BY LIST (b);
CREATE TABLE "p1 x" (a int, b int);
CREATE INDEX own ON p1 (a);
CREATE INDEX "Own x" ON "p1 x" (a) WITH (fillfactor = 70);
COMMENT ON INDEX "Own x" IS 'mine';
CREATE INDEX "p1 x_expr_idx" ON "p1 x" ((a + 2));
CREATE INDEX "p1 x_expr_idx1" ON "p1 x" ((a + 1));
ALTER TABLE "p1 x" ADD CONSTRAINT "key of x" UNIQUE (a, b);
COMMENT ON CONSTRAINT "key of x" ON "p1 x" IS 'its key';
ALTER TABLE "p1 x" ADD CONSTRAINT "to r" FOREIGN KEY (a) REFERENCES r;
ALTER TABLE p1 ATTACH PARTITION "p1 x" FOR VALUES IN (1);
ALTER TABLE "P" ATTACH PARTITION p1 FOR VALUES FROM (0) TO (10);
CREATE INDEX p_a ON "P" (a);
CREATE INDEX p_1 ON "P" ((a + 1));
CREATE INDEX p_2 ON "P" ((a + 2));
ALTER TABLE "P" ADD CONSTRAINT p_key UNIQUE (a, b);
ALTER TABLE "P" ADD CONSTRAINT p_to_r FOREIGN KEY (a) REFERENCES r;
-- after --
CREATE TABLE r (a int PRIMARY KEY);
CREATE TABLE "P" (a bigint, b int) PARTITION BY RANGE (b);
CREATE TABLE p1 (a bigint, b int) PARTITION BY LIST (b);
CREATE TABLE "p1 x" (a bigint, b int);
CREATE INDEX own ON p1 (a);
CREATE INDEX "Own x" ON "p1 x" (a) WITH (fillfactor = 70);
COMMENT ON INDEX "Own x" IS 'mine';
CREATE INDEX "p1 x_expr_idx" ON "p1 x" ((a + 2));
CREATE INDEX "p1 x_expr_idx1" ON "p1 x" ((a + 1));
ALTER TABLE "p1 x" ADD CONSTRAINT "key of x" UNIQUE (a, b);
COMMENT ON CONSTRAINT "key of x" ON "p1 x" IS 'its key';
ALTER TABLE "p1 x" ADD CONSTRAINT "to r" FOREIGN KEY (a) REFERENCES r;
ALTER TABLE p1 ATTACH PARTITION "p1 x" FOR VALUES IN (1);
ALTER TABLE "P" ATTACH PARTITION p1 FOR VALUES FROM (0) TO (10);
CREATE INDEX p_a ON "P" (a);
CREATE INDEX p_1 ON "P" ((a + 1));
CREATE INDEX p_2 ON "P" ((a + 2));
ALTER TABLE "P" ADD CONSTRAINT p_key UNIQUE (a, b);
ALTER TABLE "P" ADD CONSTRAINT p_to_r FOREIGN KEY (a) REFERENCES r;
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
      LOCK TABLE public."P" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."P" IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 19: add what will be column public."P".a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   blocks:      reads and writes of public."P", public.p1, public."p1 x", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."P" ADD COLUMN lockstep_a_new_7c11f9f1 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_7c11f9f1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::bigint INTO NEW.lockstep_a_new_7c11f9f1 FROM (SELECT NEW.*) AS "P";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_7c11f9f1" BEFORE INSERT OR UPDATE ON public."P" FOR EACH ROW WHEN (NEW.lockstep_a_new_7c11f9f1 IS DISTINCT FROM NEW.a::bigint) EXECUTE FUNCTION public.lockstep_a_sync_7c11f9f1();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 19: fill column public."p1 x".a
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."p1 x"
--   blocks:      neither reads nor writes
--   work:        scans public."p1 x"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_9296f441 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public."p1 x"') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_9296f441
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public."p1 x"') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_9296f441);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_9296f441;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public."p1 x" SET lockstep_a_new_7c11f9f1 = a::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_a_new_7c11f9f1 IS NULL AND a IS NOT NULL);
      UPDATE public.lockstep_a_progress_9296f441 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_9296f441;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public."P", ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."P", ONLY public.p1 IN SHARE MODE;
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

-- Step 3 of 19: prepare the new index public.p_1
--   phase:       migrate
--   locks:       SHARE on table public."P", SHARE on table public.p1
--   blocks:      writes of public."P", public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_p_1_new_195e01ed ON ONLY public."P" USING btree ((lockstep_a_new_7c11f9f1 + 1));
CREATE INDEX lockstep_p1_expr_idx_new_c8d1ea15 ON ONLY public.p1 USING btree ((lockstep_a_new_7c11f9f1 + 1));

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 19: build the new index public."p1 x_expr_idx1"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   blocks:      neither reads nor writes
--   work:        scans public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_p1 x_expr_idx1_new_c1dbd6a4"
CREATE INDEX CONCURRENTLY "lockstep_p1 x_expr_idx1_new_c1dbd6a4" ON public."p1 x" USING btree ((lockstep_a_new_7c11f9f1 + 1));

SET lock_timeout = '2s';

-- Step 5 of 19: attach partitions to the new index public.p_1
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   blocks:      reads and writes of public.p1, public."p1 x", for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public."p1 x" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_p1_expr_idx_new_c8d1ea15 ATTACH PARTITION public."lockstep_p1 x_expr_idx1_new_c1dbd6a4";
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
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_p_1_new_195e01ed ATTACH PARTITION public.lockstep_p1_expr_idx_new_c8d1ea15;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public."P", ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."P", ONLY public.p1 IN SHARE MODE;
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

-- Step 6 of 19: prepare the new index public.p_2
--   phase:       migrate
--   locks:       SHARE on table public."P", SHARE on table public.p1
--   blocks:      writes of public."P", public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_p_2_new_b362d286 ON ONLY public."P" USING btree ((lockstep_a_new_7c11f9f1 + 2));
CREATE INDEX lockstep_p1_expr_idx1_new_f1561ac3 ON ONLY public.p1 USING btree ((lockstep_a_new_7c11f9f1 + 2));

COMMIT;

SET lock_timeout = 0;

-- Step 7 of 19: build the new index public."p1 x_expr_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   blocks:      neither reads nor writes
--   work:        scans public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_p1 x_expr_idx_new_b9ed7593"
CREATE INDEX CONCURRENTLY "lockstep_p1 x_expr_idx_new_b9ed7593" ON public."p1 x" USING btree ((lockstep_a_new_7c11f9f1 + 2));

BEGIN;

-- Step 8 of 19: gather statistics of table public."P"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."P", SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."P";

COMMIT;

SET lock_timeout = '2s';

-- Step 9 of 19: attach partitions to the new index public.p_2
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   blocks:      reads and writes of public.p1, public."p1 x", for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public."p1 x" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_p1_expr_idx1_new_f1561ac3 ATTACH PARTITION public."lockstep_p1 x_expr_idx_new_b9ed7593";
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
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_p_2_new_b362d286 ATTACH PARTITION public.lockstep_p1_expr_idx1_new_f1561ac3;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public."P", ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."P", ONLY public.p1 IN SHARE MODE;
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

-- Step 10 of 19: prepare the new index public.p_a
--   phase:       migrate
--   locks:       SHARE on table public."P", SHARE on table public.p1
--   blocks:      writes of public."P", public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_p_a_new_98727172 ON ONLY public."P" USING btree (lockstep_a_new_7c11f9f1);
CREATE INDEX lockstep_own_new_bde0a707 ON ONLY public.p1 USING btree (lockstep_a_new_7c11f9f1);

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 19: build the new index public."Own x"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   blocks:      neither reads nor writes
--   work:        scans public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Own x_new_2c86aa34"
CREATE INDEX CONCURRENTLY "lockstep_Own x_new_2c86aa34" ON public."p1 x" USING btree (lockstep_a_new_7c11f9f1) WITH (fillfactor=70);

SET lock_timeout = '2s';

-- Step 12 of 19: attach partitions to the new index public.p_a
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   blocks:      reads and writes of public.p1, public."p1 x", for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public."p1 x" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_own_new_bde0a707 ATTACH PARTITION public."lockstep_Own x_new_2c86aa34";
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
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_p_a_new_98727172 ATTACH PARTITION public.lockstep_own_new_bde0a707;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Step 13 of 19: build the new index public."key of x"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   blocks:      neither reads nor writes
--   work:        scans public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public."p1 x" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_key of x_key_c6f16250"
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_key of x_key_c6f16250" ON public."p1 x" USING btree (lockstep_a_new_7c11f9f1, b);

BEGIN;

-- Step 14 of 19: compare the new with the old column public."P".a
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."P", ACCESS SHARE on table public.p1, ACCESS SHARE on table public."p1 x"
--   blocks:      neither reads nor writes
--   work:        scans public."p1 x"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public."P".a cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public."P" WHERE lockstep_a_new_7c11f9f1 IS DISTINCT FROM a::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_a_new_7c11f9f1', 'a';
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
      LOCK TABLE public."P", public.r IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."P", public.r IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.r, public."P" IN ACCESS EXCLUSIVE MODE;
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

-- Step 15 of 19: put the new column in the place of column public."P".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x", ACCESS EXCLUSIVE on table public.r
--   blocks:      reads and writes of public."P", public.p1, public."p1 x", public.r, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."P".a fail
--   hazard:      app-breaking: columns of table public."P" stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public."P", public.r IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public."P" DROP CONSTRAINT p_to_r;
ALTER TABLE public."P" DROP CONSTRAINT p_key;
DROP INDEX public.p_1;
DROP INDEX public.p_2;
DROP INDEX public.p_a;
ALTER TABLE public."P" RENAME COLUMN a TO lockstep_a_old_7c11f9f1;
ALTER TABLE public."P" RENAME COLUMN lockstep_a_new_7c11f9f1 TO a;
ALTER TABLE ONLY public."P" ADD CONSTRAINT p_key UNIQUE (a, b);
ALTER TABLE ONLY public.p1 ADD CONSTRAINT p1_a_b_key UNIQUE (a, b);
ALTER TABLE public."p1 x" ADD CONSTRAINT "key of x" UNIQUE USING INDEX "lockstep_key of x_key_c6f16250";
COMMENT ON CONSTRAINT "key of x" ON public."p1 x" IS 'its key';
ALTER INDEX public.p1_a_b_key ATTACH PARTITION public."key of x";
ALTER INDEX public.p_key ATTACH PARTITION public.p1_a_b_key;
ALTER INDEX public.lockstep_p_1_new_195e01ed RENAME TO p_1;
ALTER INDEX public.lockstep_p1_expr_idx_new_c8d1ea15 RENAME TO p1_expr_idx;
ALTER INDEX public."lockstep_p1 x_expr_idx1_new_c1dbd6a4" RENAME TO "p1 x_expr_idx1";
ALTER INDEX public.lockstep_p_2_new_b362d286 RENAME TO p_2;
ALTER INDEX public.lockstep_p1_expr_idx1_new_f1561ac3 RENAME TO p1_expr_idx1;
ALTER INDEX public."lockstep_p1 x_expr_idx_new_b9ed7593" RENAME TO "p1 x_expr_idx";
ALTER INDEX public.lockstep_p_a_new_98727172 RENAME TO p_a;
ALTER INDEX public.lockstep_own_new_bde0a707 RENAME TO own;
ALTER INDEX public."lockstep_Own x_new_2c86aa34" RENAME TO "Own x";
COMMENT ON INDEX public."Own x" IS 'mine';
ALTER TABLE public."p1 x" ADD CONSTRAINT p_to_r FOREIGN KEY (a) REFERENCES public.r (a) NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_7c11f9f1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::integer INTO NEW.lockstep_a_old_7c11f9f1 FROM (SELECT NEW.*) AS "P";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_7c11f9f1 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 16 of 19: validate constraint public."p1 x".p_to_r
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."p1 x", ROW SHARE on table public.r
--   blocks:      neither reads nor writes
--   work:        scans public."p1 x"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."p1 x" VALIDATE CONSTRAINT p_to_r;

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
      LOCK TABLE public."P", public.r IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."P" IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.r IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.r IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public."P" IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 17 of 19: put together constraint public."P".p_to_r
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table public."P", SHARE ROW EXCLUSIVE on table public.p1, SHARE ROW EXCLUSIVE on table public."p1 x", ACCESS EXCLUSIVE on table public.r
--   blocks:      reads and writes of public.r; writes of public."P", public.p1, public."p1 x", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."P" ADD CONSTRAINT p_to_r FOREIGN KEY (a) REFERENCES public.r (a);

COMMIT;

BEGIN;

-- Step 18 of 19: give up the old column public."p1 x".a
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_a_old_7c11f9f1 holds the old values of a
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
      LOCK TABLE public."P" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."P" IN ACCESS EXCLUSIVE MODE;
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

-- Step 19 of 19: drop the old column public."P".a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   blocks:      reads and writes of public."P", public.p1, public."p1 x", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public."P" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_a_sync_7c11f9f1" ON public."P";
DROP FUNCTION public.lockstep_a_sync_7c11f9f1();
ALTER TABLE public."P" DROP COLUMN lockstep_a_old_7c11f9f1;

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
      LOCK TABLE public."P" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."P" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 19 of 19: drop the old column public."P".a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."P" ADD COLUMN lockstep_a_old_7c11f9f1 integer;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_7c11f9f1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::integer INTO NEW.lockstep_a_old_7c11f9f1 FROM (SELECT NEW.*) AS "P";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_7c11f9f1 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_7c11f9f1" BEFORE INSERT OR UPDATE ON public."P" FOR EACH ROW WHEN (NEW.a IS DISTINCT FROM NEW.lockstep_a_old_7c11f9f1::bigint) EXECUTE FUNCTION public.lockstep_a_sync_7c11f9f1();

COMMIT;

SET lock_timeout = 0;

-- Undo step 18 of 19: give up the old column public."p1 x".a
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_9296f441 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public."p1 x"') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_9296f441
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public."p1 x"') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_9296f441);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_9296f441;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public."p1 x" SET lockstep_a_old_7c11f9f1 = a::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_a_old_7c11f9f1 IS NULL AND a IS NOT NULL);
      UPDATE public.lockstep_a_progress_9296f441 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_9296f441;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."P", public.r IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."P", public.r IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.r, public."P" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 17 of 19: put together constraint public."P".p_to_r
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x", ACCESS EXCLUSIVE on table public.r
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."P" DROP CONSTRAINT p_to_r;
ALTER TABLE public."p1 x" ADD CONSTRAINT p_to_r FOREIGN KEY (a) REFERENCES public.r (a) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."p1 x", public.r IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."p1 x", public.r IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.r, public."p1 x" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 16 of 19: validate constraint public."p1 x".p_to_r
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."p1 x", ACCESS EXCLUSIVE on table public.r
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."p1 x" DROP CONSTRAINT p_to_r;
ALTER TABLE public."p1 x" ADD CONSTRAINT p_to_r FOREIGN KEY (a) REFERENCES public.r (a) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."P", public.r IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."P", public.r IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.r, public."P" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 15 of 19: put the new column in the place of column public."P".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x", ACCESS EXCLUSIVE on table public.r
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."P", public.r IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public."P" WHERE lockstep_a_old_7c11f9f1 IS NULL AND a IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'a';
  END IF;
END $$;
ALTER TABLE public."p1 x" DROP CONSTRAINT p_to_r;
ALTER TABLE public."P" DROP CONSTRAINT p_key;
DROP INDEX public.p_1;
DROP INDEX public.p_2;
DROP INDEX public.p_a;
ALTER TABLE public."P" RENAME COLUMN a TO lockstep_a_new_7c11f9f1;
ALTER TABLE public."P" RENAME COLUMN lockstep_a_old_7c11f9f1 TO a;
ALTER TABLE ONLY public."P" ADD CONSTRAINT p_key UNIQUE (a, b);
ALTER TABLE ONLY public.p1 ADD CONSTRAINT p1_a_b_key UNIQUE (a, b);
ALTER TABLE public."p1 x" ADD CONSTRAINT "key of x" UNIQUE (a, b);
COMMENT ON CONSTRAINT "key of x" ON public."p1 x" IS 'its key';
ALTER INDEX public.p1_a_b_key ATTACH PARTITION public."key of x";
ALTER INDEX public.p_key ATTACH PARTITION public.p1_a_b_key;
CREATE INDEX p_1 ON ONLY public."P" USING btree ((a + 1));
CREATE INDEX p1_expr_idx ON ONLY public.p1 USING btree ((a + 1));
CREATE INDEX "p1 x_expr_idx1" ON public."p1 x" USING btree ((a + 1));
ALTER INDEX public.p1_expr_idx ATTACH PARTITION public."p1 x_expr_idx1";
ALTER INDEX public.p_1 ATTACH PARTITION public.p1_expr_idx;
CREATE INDEX lockstep_p_1_new_195e01ed ON ONLY public."P" USING btree ((lockstep_a_new_7c11f9f1 + 1));
CREATE INDEX lockstep_p1_expr_idx_new_c8d1ea15 ON ONLY public.p1 USING btree ((lockstep_a_new_7c11f9f1 + 1));
CREATE INDEX "lockstep_p1 x_expr_idx1_new_c1dbd6a4" ON public."p1 x" USING btree ((lockstep_a_new_7c11f9f1 + 1));
ALTER INDEX public.lockstep_p1_expr_idx_new_c8d1ea15 ATTACH PARTITION public."lockstep_p1 x_expr_idx1_new_c1dbd6a4";
ALTER INDEX public.lockstep_p_1_new_195e01ed ATTACH PARTITION public.lockstep_p1_expr_idx_new_c8d1ea15;
CREATE INDEX p_2 ON ONLY public."P" USING btree ((a + 2));
CREATE INDEX p1_expr_idx1 ON ONLY public.p1 USING btree ((a + 2));
CREATE INDEX "p1 x_expr_idx" ON public."p1 x" USING btree ((a + 2));
ALTER INDEX public.p1_expr_idx1 ATTACH PARTITION public."p1 x_expr_idx";
ALTER INDEX public.p_2 ATTACH PARTITION public.p1_expr_idx1;
CREATE INDEX lockstep_p_2_new_b362d286 ON ONLY public."P" USING btree ((lockstep_a_new_7c11f9f1 + 2));
CREATE INDEX lockstep_p1_expr_idx1_new_f1561ac3 ON ONLY public.p1 USING btree ((lockstep_a_new_7c11f9f1 + 2));
CREATE INDEX "lockstep_p1 x_expr_idx_new_b9ed7593" ON public."p1 x" USING btree ((lockstep_a_new_7c11f9f1 + 2));
ALTER INDEX public.lockstep_p1_expr_idx1_new_f1561ac3 ATTACH PARTITION public."lockstep_p1 x_expr_idx_new_b9ed7593";
ALTER INDEX public.lockstep_p_2_new_b362d286 ATTACH PARTITION public.lockstep_p1_expr_idx1_new_f1561ac3;
CREATE INDEX p_a ON ONLY public."P" USING btree (a);
CREATE INDEX own ON ONLY public.p1 USING btree (a);
CREATE INDEX "Own x" ON public."p1 x" USING btree (a) WITH (fillfactor=70);
COMMENT ON INDEX public."Own x" IS 'mine';
ALTER INDEX public.own ATTACH PARTITION public."Own x";
ALTER INDEX public.p_a ATTACH PARTITION public.own;
CREATE INDEX lockstep_p_a_new_98727172 ON ONLY public."P" USING btree (lockstep_a_new_7c11f9f1);
CREATE INDEX lockstep_own_new_bde0a707 ON ONLY public.p1 USING btree (lockstep_a_new_7c11f9f1);
CREATE INDEX "lockstep_Own x_new_2c86aa34" ON public."p1 x" USING btree (lockstep_a_new_7c11f9f1) WITH (fillfactor=70);
ALTER INDEX public.lockstep_own_new_bde0a707 ATTACH PARTITION public."lockstep_Own x_new_2c86aa34";
ALTER INDEX public.lockstep_p_a_new_98727172 ATTACH PARTITION public.lockstep_own_new_bde0a707;
CREATE UNIQUE INDEX "lockstep_key of x_key_c6f16250" ON public."p1 x" USING btree (lockstep_a_new_7c11f9f1, b);
ALTER TABLE public."P" ADD CONSTRAINT p_to_r FOREIGN KEY (a) REFERENCES public.r (a);
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_7c11f9f1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::bigint INTO NEW.lockstep_a_new_7c11f9f1 FROM (SELECT NEW.*) AS "P";
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 19: compare the new with the old column public."P".a
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."P", ACCESS SHARE on table public.p1, ACCESS SHARE on table public."p1 x"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 13 of 19: build the new index public."key of x"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_key of x_key_c6f16250";

SET lock_timeout = '2s';

-- Undo step 12 of 19: attach partitions to the new index public.p_a
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public."P" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_p_a_new_98727172;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 11 of 19: build the new index public."Own x"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Own x_new_2c86aa34";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public."P", ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."P", ONLY public.p1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 19: prepare the new index public.p_a
--   phase:       migrate
--   locks:       SHARE on table public."P", SHARE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_own_new_bde0a707;
DROP INDEX IF EXISTS public.lockstep_p_a_new_98727172;

COMMIT;

-- Undo step 9 of 19: attach partitions to the new index public.p_2
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public."P" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_p_2_new_b362d286;
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

-- Undo step 8 of 19: gather statistics of table public."P"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."P", SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public."P";

COMMIT;

-- Undo step 7 of 19: build the new index public."p1 x_expr_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_p1 x_expr_idx_new_b9ed7593";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public."P", ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."P", ONLY public.p1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 19: prepare the new index public.p_2
--   phase:       migrate
--   locks:       SHARE on table public."P", SHARE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_p1_expr_idx1_new_f1561ac3;
DROP INDEX IF EXISTS public.lockstep_p_2_new_b362d286;

COMMIT;

-- Undo step 5 of 19: attach partitions to the new index public.p_1
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public."P" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_p_1_new_195e01ed;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 4 of 19: build the new index public."p1 x_expr_idx1"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_p1 x_expr_idx1_new_c1dbd6a4";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public."P", ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."P", ONLY public.p1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 19: prepare the new index public.p_1
--   phase:       migrate
--   locks:       SHARE on table public."P", SHARE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_p1_expr_idx_new_c8d1ea15;
DROP INDEX IF EXISTS public.lockstep_p_1_new_195e01ed;

COMMIT;

-- Undo step 2 of 19: fill column public."p1 x".a
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."p1 x"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."P" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."P" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 19: add what will be column public."P".a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."P" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_a_sync_7c11f9f1" ON public."P";
DROP FUNCTION public.lockstep_a_sync_7c11f9f1();
ALTER TABLE public."P" DROP COLUMN lockstep_a_new_7c11f9f1;

COMMIT;

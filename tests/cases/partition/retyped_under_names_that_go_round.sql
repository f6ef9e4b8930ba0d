-- The part of one partition has the name that PostgreSQL chooses for that of another.
-- before --
CREATE TABLE p (id int, a int, b int) PARTITION BY RANGE (id);
CREATE TABLE p_a PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE INDEX i ON p (b);
CREATE INDEX other ON p (a, b);
ALTER INDEX p_a_a_b_idx RENAME TO goes_round;
ALTER INDEX p1_b_idx RENAME TO p_a_a_b_idx;
ALTER INDEX goes_round RENAME TO p1_b_idx;
-- after --
CREATE TABLE p (id int, a int, b bigint) PARTITION BY RANGE (id);
CREATE TABLE p_a PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE INDEX i ON p (b);
CREATE INDEX other ON p (a, b);
ALTER INDEX p_a_a_b_idx RENAME TO goes_round;
ALTER INDEX p1_b_idx RENAME TO p_a_a_b_idx;
ALTER INDEX goes_round RENAME TO p1_b_idx;
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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 17: add what will be column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   blocks:      reads and writes of public.p, public.p1, public.p_a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD COLUMN lockstep_b_new_d328c54c bigint;
CREATE OR REPLACE FUNCTION public.lockstep_b_sync_d328c54c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT b::bigint INTO NEW.lockstep_b_new_d328c54c FROM (SELECT NEW.*) AS p;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_b_sync_d328c54c" BEFORE INSERT OR UPDATE ON public.p FOR EACH ROW WHEN (NEW.lockstep_b_new_d328c54c IS DISTINCT FROM NEW.b::bigint) EXECUTE FUNCTION public.lockstep_b_sync_d328c54c();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 17: fill column public.p1.b
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_b_progress_57a1de32 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p1') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_b_progress_57a1de32
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p1') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_b_progress_57a1de32);
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
      SELECT * INTO lockstep_state FROM public.lockstep_b_progress_57a1de32;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.p1 SET lockstep_b_new_d328c54c = b::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_b_new_d328c54c IS NULL AND b IS NOT NULL);
      UPDATE public.lockstep_b_progress_57a1de32 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_b_progress_57a1de32;

-- Step 3 of 17: fill column public.p_a.b
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.p_a
--   blocks:      neither reads nor writes
--   work:        scans public.p_a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_b_progress_eddeea8a AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p_a') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_b_progress_eddeea8a
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p_a') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_b_progress_eddeea8a);
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
      SELECT * INTO lockstep_state FROM public.lockstep_b_progress_eddeea8a;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.p_a SET lockstep_b_new_d328c54c = b::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_b_new_d328c54c IS NULL AND b IS NOT NULL);
      UPDATE public.lockstep_b_progress_eddeea8a SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_b_progress_eddeea8a;

BEGIN;

-- Step 4 of 17: gather statistics of table public.p (lockstep_b_new_d328c54c)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p_a
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p (lockstep_b_new_d328c54c);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 17: prepare the new index public.i
--   phase:       migrate
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_i_new_15cc761b ON ONLY public.p USING btree (lockstep_b_new_d328c54c);

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 17: build the new index public.p_a_a_b_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_a_a_b_idx_new_63451388
CREATE INDEX CONCURRENTLY lockstep_p_a_a_b_idx_new_63451388 ON public.p1 USING btree (lockstep_b_new_d328c54c);

-- Step 7 of 17: build the new index public.p_a_b_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p_a
--   blocks:      neither reads nor writes
--   work:        scans public.p_a
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_a_b_idx_new_d63ad618
CREATE INDEX CONCURRENTLY lockstep_p_a_b_idx_new_d63ad618 ON public.p_a USING btree (lockstep_b_new_d328c54c);

SET lock_timeout = '2s';

-- Step 8 of 17: attach partitions to the new index public.i
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   blocks:      reads and writes of public.p1, public.p_a, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_i_new_15cc761b ATTACH PARTITION public.lockstep_p_a_b_idx_new_d63ad618;
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
      ALTER INDEX public.lockstep_i_new_15cc761b ATTACH PARTITION public.lockstep_p_a_a_b_idx_new_63451388;
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
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 17: prepare the new index public.other
--   phase:       migrate
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_other_new_63f96fdd ON ONLY public.p USING btree (a, lockstep_b_new_d328c54c);

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 17: build the new index public.p1_a_b_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p1_a_b_idx_new_255a2369
CREATE INDEX CONCURRENTLY lockstep_p1_a_b_idx_new_255a2369 ON public.p1 USING btree (a, lockstep_b_new_d328c54c);

-- Step 11 of 17: build the new index public.p1_b_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p_a
--   blocks:      neither reads nor writes
--   work:        scans public.p_a
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p1_b_idx_new_979c9721
CREATE INDEX CONCURRENTLY lockstep_p1_b_idx_new_979c9721 ON public.p_a USING btree (a, lockstep_b_new_d328c54c);

SET lock_timeout = '2s';

-- Step 12 of 17: attach partitions to the new index public.other
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   blocks:      reads and writes of public.p1, public.p_a, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_other_new_63f96fdd ATTACH PARTITION public.lockstep_p1_b_idx_new_979c9721;
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
      ALTER INDEX public.lockstep_other_new_63f96fdd ATTACH PARTITION public.lockstep_p1_a_b_idx_new_255a2369;
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

-- Step 13 of 17: compare the new with the old column public.p.b
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.p, ACCESS SHARE on table public.p1, ACCESS SHARE on table public.p_a
--   blocks:      neither reads nor writes
--   work:        scans public.p1, scans public.p_a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.p.b cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.p WHERE lockstep_b_new_d328c54c IS DISTINCT FROM b::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_b_new_d328c54c', 'b';
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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 14 of 17: put the new column in the place of column public.p.b
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   blocks:      reads and writes of public.p, public.p1, public.p_a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.p.b fail
--   hazard:      app-breaking: columns of table public.p stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
DROP INDEX public.i;
DROP INDEX public.other;
ALTER TABLE public.p RENAME COLUMN b TO lockstep_b_old_d328c54c;
ALTER TABLE public.p RENAME COLUMN lockstep_b_new_d328c54c TO b;
ALTER INDEX public.lockstep_i_new_15cc761b RENAME TO i;
ALTER INDEX public.lockstep_p_a_a_b_idx_new_63451388 RENAME TO p_a_a_b_idx;
ALTER INDEX public.lockstep_p_a_b_idx_new_d63ad618 RENAME TO p_a_b_idx;
ALTER INDEX public.lockstep_other_new_63f96fdd RENAME TO other;
ALTER INDEX public.lockstep_p1_a_b_idx_new_255a2369 RENAME TO p1_a_b_idx;
ALTER INDEX public.lockstep_p1_b_idx_new_979c9721 RENAME TO p1_b_idx;
CREATE OR REPLACE FUNCTION public.lockstep_b_sync_d328c54c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.b::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.b::text THEN
    RETURN NEW;
  END IF;
  SELECT b::integer INTO NEW.lockstep_b_old_d328c54c FROM (SELECT NEW.*) AS p;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_b_old_d328c54c := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Step 15 of 17: give up the old column public.p1.b
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_b_old_d328c54c holds the old values of b
SELECT;

COMMIT;

BEGIN;

-- Step 16 of 17: give up the old column public.p_a.b
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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 17 of 17: drop the old column public.p.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   blocks:      reads and writes of public.p, public.p1, public.p_a, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_b_sync_d328c54c" ON public.p;
DROP FUNCTION public.lockstep_b_sync_d328c54c();
ALTER TABLE public.p DROP COLUMN lockstep_b_old_d328c54c;

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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 17 of 17: drop the old column public.p.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p ADD COLUMN lockstep_b_old_d328c54c integer;
CREATE OR REPLACE FUNCTION public.lockstep_b_sync_d328c54c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.b::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.b::text THEN
    RETURN NEW;
  END IF;
  SELECT b::integer INTO NEW.lockstep_b_old_d328c54c FROM (SELECT NEW.*) AS p;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_b_old_d328c54c := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_b_sync_d328c54c" BEFORE INSERT OR UPDATE ON public.p FOR EACH ROW WHEN (NEW.b IS DISTINCT FROM NEW.lockstep_b_old_d328c54c::bigint) EXECUTE FUNCTION public.lockstep_b_sync_d328c54c();

COMMIT;

SET lock_timeout = 0;

-- Undo step 16 of 17: give up the old column public.p_a.b
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.p_a
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_b_progress_eddeea8a AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p_a') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_b_progress_eddeea8a
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p_a') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_b_progress_eddeea8a);
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
      SELECT * INTO lockstep_state FROM public.lockstep_b_progress_eddeea8a;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.p_a SET lockstep_b_old_d328c54c = b::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_b_old_d328c54c IS NULL AND b IS NOT NULL);
      UPDATE public.lockstep_b_progress_eddeea8a SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_b_progress_eddeea8a;

-- Undo step 15 of 17: give up the old column public.p1.b
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_b_progress_57a1de32 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p1') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_b_progress_57a1de32
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p1') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_b_progress_57a1de32);
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
      SELECT * INTO lockstep_state FROM public.lockstep_b_progress_57a1de32;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.p1 SET lockstep_b_old_d328c54c = b::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_b_old_d328c54c IS NULL AND b IS NOT NULL);
      UPDATE public.lockstep_b_progress_57a1de32 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_b_progress_57a1de32;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 14 of 17: put the new column in the place of column public.p.b
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.p WHERE lockstep_b_old_d328c54c IS NULL AND b IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'b';
  END IF;
END $$;
DROP INDEX public.i;
DROP INDEX public.other;
ALTER TABLE public.p RENAME COLUMN b TO lockstep_b_new_d328c54c;
ALTER TABLE public.p RENAME COLUMN lockstep_b_old_d328c54c TO b;
CREATE INDEX i ON ONLY public.p USING btree (b);
CREATE INDEX p_a_a_b_idx ON public.p1 USING btree (b);
CREATE INDEX p_a_b_idx ON public.p_a USING btree (b);
ALTER INDEX public.i ATTACH PARTITION public.p_a_b_idx;
ALTER INDEX public.i ATTACH PARTITION public.p_a_a_b_idx;
CREATE INDEX lockstep_i_new_15cc761b ON ONLY public.p USING btree (lockstep_b_new_d328c54c);
CREATE INDEX lockstep_p_a_a_b_idx_new_63451388 ON public.p1 USING btree (lockstep_b_new_d328c54c);
CREATE INDEX lockstep_p_a_b_idx_new_d63ad618 ON public.p_a USING btree (lockstep_b_new_d328c54c);
ALTER INDEX public.lockstep_i_new_15cc761b ATTACH PARTITION public.lockstep_p_a_b_idx_new_d63ad618;
ALTER INDEX public.lockstep_i_new_15cc761b ATTACH PARTITION public.lockstep_p_a_a_b_idx_new_63451388;
CREATE INDEX other ON ONLY public.p USING btree (a, b);
CREATE INDEX p1_a_b_idx ON public.p1 USING btree (a, b);
CREATE INDEX p1_b_idx ON public.p_a USING btree (a, b);
ALTER INDEX public.other ATTACH PARTITION public.p1_b_idx;
ALTER INDEX public.other ATTACH PARTITION public.p1_a_b_idx;
CREATE INDEX lockstep_other_new_63f96fdd ON ONLY public.p USING btree (a, lockstep_b_new_d328c54c);
CREATE INDEX lockstep_p1_a_b_idx_new_255a2369 ON public.p1 USING btree (a, lockstep_b_new_d328c54c);
CREATE INDEX lockstep_p1_b_idx_new_979c9721 ON public.p_a USING btree (a, lockstep_b_new_d328c54c);
ALTER INDEX public.lockstep_other_new_63f96fdd ATTACH PARTITION public.lockstep_p1_b_idx_new_979c9721;
ALTER INDEX public.lockstep_other_new_63f96fdd ATTACH PARTITION public.lockstep_p1_a_b_idx_new_255a2369;
CREATE OR REPLACE FUNCTION public.lockstep_b_sync_d328c54c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT b::bigint INTO NEW.lockstep_b_new_d328c54c FROM (SELECT NEW.*) AS p;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 17: compare the new with the old column public.p.b
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.p, ACCESS SHARE on table public.p1, ACCESS SHARE on table public.p_a
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

-- Undo step 12 of 17: attach partitions to the new index public.other
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_other_new_63f96fdd;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 11 of 17: build the new index public.p1_b_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p_a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p1_b_idx_new_979c9721;

-- Undo step 10 of 17: build the new index public.p1_a_b_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p1_a_b_idx_new_255a2369;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 17: prepare the new index public.other
--   phase:       migrate
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_other_new_63f96fdd;

COMMIT;

-- Undo step 8 of 17: attach partitions to the new index public.i
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_i_new_15cc761b;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 7 of 17: build the new index public.p_a_b_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p_a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_a_b_idx_new_d63ad618;

-- Undo step 6 of 17: build the new index public.p_a_a_b_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_a_a_b_idx_new_63451388;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 17: prepare the new index public.i
--   phase:       migrate
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_i_new_15cc761b;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 17: gather statistics of table public.p (lockstep_b_new_d328c54c)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p_a
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.p (b);

COMMIT;

-- Undo step 3 of 17: fill column public.p_a.b
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.p_a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 2 of 17: fill column public.p1.b
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.p1
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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 17: add what will be column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p_a
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_b_sync_d328c54c" ON public.p;
DROP FUNCTION public.lockstep_b_sync_d328c54c();
ALTER TABLE public.p DROP COLUMN lockstep_b_new_d328c54c;

COMMIT;

-- A removed value of an enum that a partitioned table has in its key and in an index: both are built beside for a second column.
-- before --
CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TABLE m (id int, k kind NOT NULL DEFAULT 'a', PRIMARY KEY (id, k)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_k ON m (k);
CREATE VIEW v AS SELECT k FROM m WHERE k > 'a';
-- after --
CREATE TYPE kind AS ENUM ('a', 'c');
CREATE TABLE m (id int, k kind NOT NULL DEFAULT 'a', PRIMARY KEY (id, k)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_k ON m (k);
CREATE VIEW v AS SELECT k FROM m WHERE k > 'a';
-- rows --
INSERT INTO m VALUES (1, 'c');
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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 17: create beside it the new enum type public.kind
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_kind_new_81ca81aa AS ENUM ('a', 'c');

-- Step 2 of 17: add what will be column public.m.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD COLUMN lockstep_k_new_cbf0172d public.lockstep_kind_new_81ca81aa;
CREATE OR REPLACE FUNCTION public.lockstep_k_sync_cbf0172d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT k::text::public.lockstep_kind_new_81ca81aa INTO NEW.lockstep_k_new_cbf0172d FROM (SELECT NEW.*) AS m;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_k_sync_cbf0172d" BEFORE INSERT OR UPDATE ON public.m FOR EACH ROW WHEN (NEW.lockstep_k_new_cbf0172d::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.k)::text) EXECUTE FUNCTION public.lockstep_k_sync_cbf0172d();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 17: fill column public.m1.k
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_k_progress_b4455f2d AS
  SELECT id AS last_1, k AS last_2, id AS upto_1, k AS upto_2, false AS begun FROM ONLY public.m1 ORDER BY id DESC, k DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_k_progress_b4455f2d
  SELECT * FROM (SELECT id AS last_1, k AS last_2, id AS upto_1, k AS upto_2, false AS begun FROM ONLY public.m1 ORDER BY id DESC, k DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_k_progress_b4455f2d);
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
      SELECT * INTO lockstep_state FROM public.lockstep_k_progress_b4455f2d;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, k AS next_2 INTO lockstep_next FROM (SELECT id, k FROM ONLY public.m1 WHERE (id, k) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, k) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, k LIMIT 1000) AS batch ORDER BY id DESC, k DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, k AS next_2 INTO lockstep_next FROM (SELECT id, k FROM ONLY public.m1 WHERE (id, k) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, k LIMIT 1000) AS batch ORDER BY id DESC, k DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.m1 SET lockstep_k_new_cbf0172d = k::text::public.lockstep_kind_new_81ca81aa WHERE (id, k) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, k) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_k_new_cbf0172d IS NULL AND k IS NOT NULL);
      ELSE
        UPDATE ONLY public.m1 SET lockstep_k_new_cbf0172d = k::text::public.lockstep_kind_new_81ca81aa WHERE (id, k) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_k_new_cbf0172d IS NULL AND k IS NOT NULL);
      END IF;
      UPDATE public.lockstep_k_progress_b4455f2d SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_k_progress_b4455f2d;

BEGIN;

-- Step 4 of 17: gather statistics of table public.m (lockstep_k_new_cbf0172d)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.m (lockstep_k_new_cbf0172d);

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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 17: check without scan for nulls in the new column public.m.k
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT lockstep_k_not_null_cbf0172d CHECK (lockstep_k_new_cbf0172d IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 17: scan for nulls in the new column public.m.k
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_k_not_null_cbf0172d;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 17: prepare the new index public.m_k
--   phase:       migrate
--   locks:       SHARE on table public.m
--   blocks:      writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_m_k_new_c8ca07da ON ONLY public.m USING btree (lockstep_k_new_cbf0172d);

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 17: build the new index public.m1_k_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m1_k_idx_new_b1795254
CREATE INDEX CONCURRENTLY lockstep_m1_k_idx_new_b1795254 ON public.m1 USING btree (lockstep_k_new_cbf0172d);

SET lock_timeout = '2s';

-- Step 9 of 17: attach partitions to the new index public.m_k
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_m_k_new_c8ca07da ATTACH PARTITION public.lockstep_m1_k_idx_new_b1795254;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Step 10 of 17: build the new index public.m1_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.m1 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m1_pkey_key_51a48457
CREATE UNIQUE INDEX CONCURRENTLY lockstep_m1_pkey_key_51a48457 ON public.m1 USING btree (id, lockstep_k_new_cbf0172d);

BEGIN;

-- Step 11 of 17: compare the new with the old column public.m.k
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.m, ACCESS SHARE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.m.k cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.m WHERE lockstep_k_new_cbf0172d::text COLLATE pg_catalog."C" IS DISTINCT FROM (k::text::public.lockstep_kind_new_81ca81aa)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_k_new_cbf0172d', 'k';
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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.v SET SCHEMA public;
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

-- Step 12 of 17: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 13 of 17: put the new column in the place of column public.m.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.m.k holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.m stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.kind RENAME TO lockstep_kind_old_81ca81aa;
ALTER TYPE public.lockstep_kind_new_81ca81aa RENAME TO kind;
ALTER TABLE public.m DROP CONSTRAINT m_pkey;
DROP INDEX public.m_k;
ALTER TABLE public.m ALTER COLUMN k DROP DEFAULT;
ALTER TABLE public.m RENAME COLUMN k TO lockstep_k_old_cbf0172d;
ALTER TABLE public.m RENAME COLUMN lockstep_k_new_cbf0172d TO k;
ALTER TABLE public.m ALTER COLUMN lockstep_k_old_cbf0172d DROP NOT NULL;
ALTER TABLE public.m1 ALTER COLUMN lockstep_k_old_cbf0172d DROP NOT NULL;
ALTER TABLE public.m ALTER COLUMN k SET NOT NULL;
ALTER TABLE public.m ALTER COLUMN k SET DEFAULT 'a';
ALTER TABLE public.m DROP CONSTRAINT lockstep_k_not_null_cbf0172d;
ALTER TABLE ONLY public.m ADD CONSTRAINT m_pkey PRIMARY KEY (id, k);
ALTER TABLE public.m1 ADD CONSTRAINT m1_pkey PRIMARY KEY USING INDEX lockstep_m1_pkey_key_51a48457;
ALTER INDEX public.m_pkey ATTACH PARTITION public.m1_pkey;
ALTER INDEX public.lockstep_m_k_new_c8ca07da RENAME TO m_k;
ALTER INDEX public.lockstep_m1_k_idx_new_b1795254 RENAME TO m1_k_idx;
CREATE OR REPLACE FUNCTION public.lockstep_k_sync_cbf0172d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.k::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.k::text THEN
    RETURN NEW;
  END IF;
  SELECT k::text::public.lockstep_kind_old_81ca81aa INTO NEW.lockstep_k_old_cbf0172d FROM (SELECT NEW.*) AS m;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_k_old_cbf0172d := NULL;
  RETURN NEW;
END $$;

-- Step 14 of 17: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT k FROM public.m WHERE k > 'a';

COMMIT;

BEGIN;

-- Step 15 of 17: give up the old column public.m1.k
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_k_old_cbf0172d holds the old values of k
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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Step 16 of 17: drop the old column public.m.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_k_sync_cbf0172d" ON public.m;
DROP FUNCTION public.lockstep_k_sync_cbf0172d();
ALTER TABLE public.m DROP COLUMN lockstep_k_old_cbf0172d;

COMMIT;

BEGIN;

-- Step 17 of 17: drop the old enum type public.kind
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_kind_old_81ca81aa;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 17 of 17: drop the old enum type public.kind
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_kind_old_81ca81aa AS ENUM ('a', 'b', 'c');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 16 of 17: drop the old column public.m.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m ADD COLUMN lockstep_k_old_cbf0172d public.lockstep_kind_old_81ca81aa;
CREATE OR REPLACE FUNCTION public.lockstep_k_sync_cbf0172d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.k::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.k::text THEN
    RETURN NEW;
  END IF;
  SELECT k::text::public.lockstep_kind_old_81ca81aa INTO NEW.lockstep_k_old_cbf0172d FROM (SELECT NEW.*) AS m;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_k_old_cbf0172d := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_k_sync_cbf0172d" BEFORE INSERT OR UPDATE ON public.m FOR EACH ROW WHEN (NEW.k::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_k_old_cbf0172d)::text) EXECUTE FUNCTION public.lockstep_k_sync_cbf0172d();

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 17: give up the old column public.m1.k
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_k_progress_b4455f2d AS
  SELECT id AS last_1, k AS last_2, id AS upto_1, k AS upto_2, false AS begun FROM ONLY public.m1 ORDER BY id DESC, k DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_k_progress_b4455f2d
  SELECT * FROM (SELECT id AS last_1, k AS last_2, id AS upto_1, k AS upto_2, false AS begun FROM ONLY public.m1 ORDER BY id DESC, k DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_k_progress_b4455f2d);
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
      SELECT * INTO lockstep_state FROM public.lockstep_k_progress_b4455f2d;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, k AS next_2 INTO lockstep_next FROM (SELECT id, k FROM ONLY public.m1 WHERE (id, k) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, k) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, k LIMIT 1000) AS batch ORDER BY id DESC, k DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, k AS next_2 INTO lockstep_next FROM (SELECT id, k FROM ONLY public.m1 WHERE (id, k) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, k LIMIT 1000) AS batch ORDER BY id DESC, k DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.m1 SET lockstep_k_old_cbf0172d = k::text::public.lockstep_kind_old_81ca81aa WHERE (id, k) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, k) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_k_old_cbf0172d IS NULL AND k IS NOT NULL);
      ELSE
        UPDATE ONLY public.m1 SET lockstep_k_old_cbf0172d = k::text::public.lockstep_kind_old_81ca81aa WHERE (id, k) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_k_old_cbf0172d IS NULL AND k IS NOT NULL);
      END IF;
      UPDATE public.lockstep_k_progress_b4455f2d SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_k_progress_b4455f2d;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.v SET SCHEMA public;
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

-- Undo step 14 of 17: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 13 of 17: put the new column in the place of column public.m.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.kind RENAME TO lockstep_kind_new_81ca81aa;
ALTER TYPE public.lockstep_kind_old_81ca81aa RENAME TO kind;
ALTER TABLE public.m DROP CONSTRAINT m_pkey;
DROP INDEX public.m_k;
ALTER TABLE public.m ALTER COLUMN k DROP DEFAULT;
ALTER TABLE public.m RENAME COLUMN k TO lockstep_k_new_cbf0172d;
ALTER TABLE public.m RENAME COLUMN lockstep_k_old_cbf0172d TO k;
ALTER TABLE public.m ALTER COLUMN lockstep_k_new_cbf0172d DROP NOT NULL;
ALTER TABLE public.m1 ALTER COLUMN lockstep_k_new_cbf0172d DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.m ALTER COLUMN k SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'k';
END $$;
ALTER TABLE public.m ALTER COLUMN k SET DEFAULT 'a';
ALTER TABLE public.m ADD CONSTRAINT lockstep_k_not_null_cbf0172d CHECK (lockstep_k_new_cbf0172d IS NOT NULL) NOT VALID;
ALTER TABLE ONLY public.m ADD CONSTRAINT m_pkey PRIMARY KEY (id, k);
ALTER TABLE public.m1 ADD CONSTRAINT m1_pkey PRIMARY KEY (id, k);
ALTER INDEX public.m_pkey ATTACH PARTITION public.m1_pkey;
CREATE INDEX m_k ON ONLY public.m USING btree (k);
CREATE INDEX m1_k_idx ON public.m1 USING btree (k);
ALTER INDEX public.m_k ATTACH PARTITION public.m1_k_idx;
CREATE INDEX lockstep_m_k_new_c8ca07da ON ONLY public.m USING btree (lockstep_k_new_cbf0172d);
CREATE INDEX lockstep_m1_k_idx_new_b1795254 ON public.m1 USING btree (lockstep_k_new_cbf0172d);
ALTER INDEX public.lockstep_m_k_new_c8ca07da ATTACH PARTITION public.lockstep_m1_k_idx_new_b1795254;
CREATE UNIQUE INDEX lockstep_m1_pkey_key_51a48457 ON public.m1 USING btree (id, lockstep_k_new_cbf0172d);
CREATE OR REPLACE FUNCTION public.lockstep_k_sync_cbf0172d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT k::text::public.lockstep_kind_new_81ca81aa INTO NEW.lockstep_k_new_cbf0172d FROM (SELECT NEW.*) AS m;
  RETURN NEW;
END $$;

-- Undo step 12 of 17: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT k FROM public.m WHERE k > 'a';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 17: compare the new with the old column public.m.k
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_k_not_null_cbf0172d;

COMMIT;

-- Undo step 10 of 17: build the new index public.m1_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m1_pkey_key_51a48457;

SET lock_timeout = '2s';

-- Undo step 9 of 17: attach partitions to the new index public.m_k
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_m_k_new_c8ca07da;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 8 of 17: build the new index public.m1_k_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m1_k_idx_new_b1795254;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 17: prepare the new index public.m_k
--   phase:       migrate
--   locks:       SHARE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_m_k_new_c8ca07da;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 17: scan for nulls in the new column public.m.k
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 17: check without scan for nulls in the new column public.m.k
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT lockstep_k_not_null_cbf0172d;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 17: gather statistics of table public.m (lockstep_k_new_cbf0172d)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.m (k);

COMMIT;

-- Undo step 3 of 17: fill column public.m1.k
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.m1
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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 17: add what will be column public.m.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_k_sync_cbf0172d" ON public.m;
DROP FUNCTION public.lockstep_k_sync_cbf0172d();
ALTER TABLE public.m DROP COLUMN lockstep_k_new_cbf0172d;

-- Undo step 1 of 17: create beside it the new enum type public.kind
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_kind_new_81ca81aa;

COMMIT;

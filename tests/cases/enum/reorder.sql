-- A new order means a new type.
-- before --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (m mood NOT NULL DEFAULT 'b');
-- after --
CREATE TYPE mood AS ENUM ('b', 'a');
CREATE TABLE t (m mood NOT NULL DEFAULT 'b');
-- rows --
INSERT INTO t VALUES ('a');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_new_5219365f AS ENUM ('b', 'a');

-- Step 2 of 11: add what will be column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_m_new_5c9903c5 public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_5c9903c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_5c9903c5 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_5c9903c5" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_m_new_5c9903c5::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.m)::text) EXECUTE FUNCTION public.lockstep_m_sync_5c9903c5();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 11: fill column public.t.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_5c9903c5 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_5c9903c5
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_5c9903c5);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_5c9903c5;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_m_new_5c9903c5 = m::text::public.lockstep_mood_new_5219365f WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_m_new_5c9903c5 IS NULL AND m IS NOT NULL);
      UPDATE public.lockstep_m_progress_5c9903c5 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_5c9903c5;

BEGIN;

-- Step 4 of 11: gather statistics of table public.t (lockstep_m_new_5c9903c5)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_m_new_5c9903c5);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 11: check without scan for nulls in the new column public.t.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_m_not_null_5c9903c5 CHECK (lockstep_m_new_5c9903c5 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 11: scan for nulls in the new column public.t.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_m_not_null_5c9903c5;

COMMIT;

BEGIN;

-- Step 7 of 11: compare the new with the old column public.t.m
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.m cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_m_new_5c9903c5::text COLLATE pg_catalog."C" IS DISTINCT FROM (m::text::public.lockstep_mood_new_5219365f)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_m_new_5c9903c5', 'm';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 11: put the new column in the place of column public.t.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.m holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
ALTER TYPE public.lockstep_mood_new_5219365f RENAME TO mood;
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN m TO lockstep_m_old_5c9903c5;
ALTER TABLE public.t RENAME COLUMN lockstep_m_new_5c9903c5 TO m;
ALTER TABLE public.t ALTER COLUMN lockstep_m_old_5c9903c5 DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN m SET NOT NULL;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'b';
ALTER TABLE public.t DROP CONSTRAINT lockstep_m_not_null_5c9903c5;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_5c9903c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_5c9903c5 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_5c9903c5 := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Step 9 of 11: give up the old column public.t.m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_m_old_5c9903c5 holds the old values of m
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 11: drop the old column public.t.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_5c9903c5" ON public.t;
DROP FUNCTION public.lockstep_m_sync_5c9903c5();
ALTER TABLE public.t DROP COLUMN lockstep_m_old_5c9903c5;

COMMIT;

BEGIN;

-- Step 11 of 11: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 11: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('a', 'b');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 11: drop the old column public.t.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_m_old_5c9903c5 public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_5c9903c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_5c9903c5 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_5c9903c5 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_5c9903c5" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_m_old_5c9903c5)::text) EXECUTE FUNCTION public.lockstep_m_sync_5c9903c5();

COMMIT;

SET lock_timeout = 0;

-- Undo step 9 of 11: give up the old column public.t.m
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_5c9903c5 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_5c9903c5
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_5c9903c5);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_5c9903c5;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_m_old_5c9903c5 = m::text::public.lockstep_mood_old_5219365f WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_m_old_5c9903c5 IS NULL AND m IS NOT NULL);
      UPDATE public.lockstep_m_progress_5c9903c5 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_5c9903c5;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 11: put the new column in the place of column public.t.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.mood RENAME TO lockstep_mood_new_5219365f;
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN m TO lockstep_m_new_5c9903c5;
ALTER TABLE public.t RENAME COLUMN lockstep_m_old_5c9903c5 TO m;
ALTER TABLE public.t ALTER COLUMN lockstep_m_new_5c9903c5 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.t ALTER COLUMN m SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'm';
END $$;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'b';
ALTER TABLE public.t ADD CONSTRAINT lockstep_m_not_null_5c9903c5 CHECK (lockstep_m_new_5c9903c5 IS NOT NULL) NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_5c9903c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_5c9903c5 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 11: compare the new with the old column public.t.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_m_not_null_5c9903c5;

COMMIT;

BEGIN;

-- Undo step 6 of 11: scan for nulls in the new column public.t.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 11: check without scan for nulls in the new column public.t.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_m_not_null_5c9903c5;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 11: gather statistics of table public.t (lockstep_m_new_5c9903c5)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (m);

COMMIT;

-- Undo step 3 of 11: fill column public.t.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 11: add what will be column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_5c9903c5" ON public.t;
DROP FUNCTION public.lockstep_m_sync_5c9903c5();
ALTER TABLE public.t DROP COLUMN lockstep_m_new_5c9903c5;

-- Undo step 1 of 11: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_new_5219365f;

COMMIT;

-- Type, table, view, view, materialized view and index: the type at the bottom changes.
-- before --
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (name text, mood mood DEFAULT 'ok');
CREATE VIEW v1 AS SELECT name, mood FROM person;
CREATE VIEW v2 WITH (security_barrier) AS SELECT mood, count(*) AS n FROM v1 GROUP BY mood;
CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT mood, n FROM v2 WITH NO DATA;
CREATE UNIQUE INDEX m_mood ON m (mood);
COMMENT ON COLUMN m.n IS 'how many';
GRANT SELECT ON m TO pg_monitor;
-- after --
CREATE TYPE mood AS ENUM ('happy', 'ok');
CREATE TABLE person (name text, mood mood DEFAULT 'ok');
CREATE VIEW v1 AS SELECT name, mood FROM person;
CREATE VIEW v2 WITH (security_barrier) AS SELECT mood, count(*) AS n FROM v1 GROUP BY mood;
CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT mood, n FROM v2 WITH NO DATA;
CREATE UNIQUE INDEX m_mood ON m (mood);
COMMENT ON COLUMN m.n IS 'how many';
GRANT SELECT ON m TO pg_monitor;
-- rows --
INSERT INTO person VALUES ('x', 'happy');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.person IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 17: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_new_5219365f AS ENUM ('happy', 'ok');

-- Step 2 of 17: add what will be column public.person.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.person
--   blocks:      reads and writes of public.person, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.person ADD COLUMN lockstep_mood_new_f66a24aa public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_f66a24aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT mood::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_mood_new_f66a24aa FROM (SELECT NEW.*) AS person;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_mood_sync_f66a24aa" BEFORE INSERT OR UPDATE ON public.person FOR EACH ROW WHEN (NEW.lockstep_mood_new_f66a24aa::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.mood)::text) EXECUTE FUNCTION public.lockstep_mood_sync_f66a24aa();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 17: fill column public.person.mood
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.person
--   blocks:      neither reads nor writes
--   work:        scans public.person
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_mood_progress_f66a24aa AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.person') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_mood_progress_f66a24aa
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.person') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_mood_progress_f66a24aa);
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
      SELECT * INTO lockstep_state FROM public.lockstep_mood_progress_f66a24aa;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.person SET lockstep_mood_new_f66a24aa = mood::text::public.lockstep_mood_new_5219365f WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_mood_new_f66a24aa IS NULL AND mood IS NOT NULL);
      UPDATE public.lockstep_mood_progress_f66a24aa SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_mood_progress_f66a24aa;

BEGIN;

-- Step 4 of 17: gather statistics of table public.person (lockstep_mood_new_f66a24aa)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.person
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.person (lockstep_mood_new_f66a24aa);

COMMIT;

BEGIN;

-- Step 5 of 17: compare the new with the old column public.person.mood
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.person
--   blocks:      neither reads nor writes
--   work:        scans public.person
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.person.mood cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.person WHERE lockstep_mood_new_f66a24aa::text COLLATE pg_catalog."C" IS DISTINCT FROM (mood::text::public.lockstep_mood_new_5219365f)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_mood_new_f66a24aa', 'mood';
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
      LOCK TABLE public.person IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v1 SET SCHEMA public;
        ALTER VIEW public.v2 SET SCHEMA public;
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
        LOCK TABLE public.person IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.person IN ACCESS EXCLUSIVE MODE;
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
        ALTER VIEW public.v2 SET SCHEMA public;
        ALTER VIEW public.v1 SET SCHEMA public;
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

-- Step 6 of 17: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Step 7 of 17: drop view public.v2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v2
--   blocks:      reads and writes of public.v2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v2;

-- Step 8 of 17: drop view public.v1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v1
--   blocks:      reads and writes of public.v1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v1;

-- Step 9 of 17: put the new column in the place of column public.person.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.person
--   blocks:      reads and writes of public.person, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.person.mood holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.person stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.person IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
ALTER TYPE public.lockstep_mood_new_5219365f RENAME TO mood;
ALTER TABLE public.person ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE public.person RENAME COLUMN mood TO lockstep_mood_old_f66a24aa;
ALTER TABLE public.person RENAME COLUMN lockstep_mood_new_f66a24aa TO mood;
ALTER TABLE public.person ALTER COLUMN mood SET DEFAULT 'ok';
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_f66a24aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.mood::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.mood::text THEN
    RETURN NEW;
  END IF;
  SELECT mood::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_mood_old_f66a24aa FROM (SELECT NEW.*) AS person;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_mood_old_f66a24aa := NULL;
  RETURN NEW;
END $$;

-- Step 10 of 17: create view public.v1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v1 AS
SELECT name, mood FROM public.person;

-- Step 11 of 17: create view public.v2
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v2 WITH (security_barrier=true) AS
SELECT mood, count(*) AS n FROM public.v1 GROUP BY mood;

-- Step 12 of 17: create materialized view public.m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m WITH (fillfactor=80) AS
SELECT mood, n FROM public.v2
WITH NO DATA;
GRANT SELECT ON TABLE public.m TO pg_monitor;

-- Step 13 of 17: add index public.m_mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX m_mood ON public.m USING btree (mood);

-- Step 14 of 17: add view column public.m.n
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.m.n IS 'how many';

COMMIT;

BEGIN;

-- Step 15 of 17: give up the old column public.person.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_mood_old_f66a24aa holds the old values of mood
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.person IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 17: drop the old column public.person.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.person
--   blocks:      reads and writes of public.person, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_mood_sync_f66a24aa" ON public.person;
DROP FUNCTION public.lockstep_mood_sync_f66a24aa();
ALTER TABLE public.person DROP COLUMN lockstep_mood_old_f66a24aa;

COMMIT;

BEGIN;

-- Step 17 of 17: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 17 of 17: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('sad', 'ok', 'happy');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.person IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 17: drop the old column public.person.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.person
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.person ADD COLUMN lockstep_mood_old_f66a24aa public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_f66a24aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.mood::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.mood::text THEN
    RETURN NEW;
  END IF;
  SELECT mood::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_mood_old_f66a24aa FROM (SELECT NEW.*) AS person;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_mood_old_f66a24aa := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_mood_sync_f66a24aa" BEFORE INSERT OR UPDATE ON public.person FOR EACH ROW WHEN (NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_mood_old_f66a24aa)::text) EXECUTE FUNCTION public.lockstep_mood_sync_f66a24aa();

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 17: give up the old column public.person.mood
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.person
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_mood_progress_f66a24aa AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.person') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_mood_progress_f66a24aa
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.person') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_mood_progress_f66a24aa);
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
      SELECT * INTO lockstep_state FROM public.lockstep_mood_progress_f66a24aa;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.person SET lockstep_mood_old_f66a24aa = mood::text::public.lockstep_mood_old_5219365f WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_mood_old_f66a24aa IS NULL AND mood IS NOT NULL);
      UPDATE public.lockstep_mood_progress_f66a24aa SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_mood_progress_f66a24aa;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.person IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v1 SET SCHEMA public;
        ALTER VIEW public.v2 SET SCHEMA public;
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
        LOCK TABLE public.person IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.person IN ACCESS EXCLUSIVE MODE;
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
        ALTER VIEW public.v2 SET SCHEMA public;
        ALTER VIEW public.v1 SET SCHEMA public;
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

-- Undo step 14 of 17: add view column public.m.n
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.m.n IS NULL;

-- Undo step 13 of 17: add index public.m_mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m_mood;

-- Undo step 12 of 17: create materialized view public.m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Undo step 11 of 17: create view public.v2
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v2;

-- Undo step 10 of 17: create view public.v1
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v1;

-- Undo step 9 of 17: put the new column in the place of column public.person.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.person
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.person IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.person WHERE lockstep_mood_old_f66a24aa IS NULL AND mood IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'mood';
  END IF;
END $$;
ALTER TYPE public.mood RENAME TO lockstep_mood_new_5219365f;
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;
ALTER TABLE public.person ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE public.person RENAME COLUMN mood TO lockstep_mood_new_f66a24aa;
ALTER TABLE public.person RENAME COLUMN lockstep_mood_old_f66a24aa TO mood;
ALTER TABLE public.person ALTER COLUMN mood SET DEFAULT 'ok';
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_f66a24aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT mood::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_mood_new_f66a24aa FROM (SELECT NEW.*) AS person;
  RETURN NEW;
END $$;

-- Undo step 8 of 17: drop view public.v1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v1
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v1 AS
SELECT name, mood FROM public.person;

-- Undo step 7 of 17: drop view public.v2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v2
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v2 WITH (security_barrier=true) AS
SELECT mood, count(*) AS n FROM public.v1 GROUP BY mood;

-- Undo step 6 of 17: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m WITH (fillfactor=80) AS
SELECT mood, n FROM public.v2
WITH NO DATA;
GRANT SELECT ON TABLE public.m TO pg_monitor;
COMMENT ON COLUMN public.m.n IS 'how many';
CREATE UNIQUE INDEX m_mood ON public.m USING btree (mood);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 17: compare the new with the old column public.person.mood
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.person
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 4 of 17: gather statistics of table public.person (lockstep_mood_new_f66a24aa)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.person
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.person (mood);

COMMIT;

-- Undo step 3 of 17: fill column public.person.mood
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.person
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.person IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 17: add what will be column public.person.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.person
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_mood_sync_f66a24aa" ON public.person;
DROP FUNCTION public.lockstep_mood_sync_f66a24aa();
ALTER TABLE public.person DROP COLUMN lockstep_mood_new_f66a24aa;

-- Undo step 1 of 17: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_new_5219365f;

COMMIT;

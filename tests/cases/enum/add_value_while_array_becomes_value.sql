-- An enum gets a value while a column of arrays of it becomes one of the enum itself, by way of a second column: the value comes before.
-- before --
CREATE TYPE mood AS ENUM ('good');
CREATE TABLE people (id integer PRIMARY KEY, mood mood[]);
-- after --
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE people (
    id integer PRIMARY KEY,
    mood mood -- @convert using=(mood[1]) reverse=(CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END)
);
-- rows --
INSERT INTO people VALUES (1, '{good}'), (2, NULL);
-- holds --
DO $$ BEGIN ASSERT (SELECT mood = 'good' FROM people WHERE id = 1); END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: add value 'bad' to enum public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.mood ADD VALUE 'bad';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 8: add what will be column public.people.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_mood_new_90fc41de public.mood;
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_90fc41de() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT mood[1] INTO NEW.lockstep_mood_new_90fc41de FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_mood_sync_90fc41de" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_mood_sync_90fc41de();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 8: fill column public.people.mood
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_mood_progress_90fc41de AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_mood_progress_90fc41de
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_mood_progress_90fc41de);
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
      SELECT * INTO lockstep_state FROM public.lockstep_mood_progress_90fc41de;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET lockstep_mood_new_90fc41de = mood[1] WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_mood_new_90fc41de IS NULL AND mood IS NOT NULL);
      ELSE
        UPDATE ONLY public.people SET lockstep_mood_new_90fc41de = mood[1] WHERE id <= lockstep_next.next_1 AND (lockstep_mood_new_90fc41de IS NULL AND mood IS NOT NULL);
      END IF;
      UPDATE public.lockstep_mood_progress_90fc41de SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_mood_progress_90fc41de;

BEGIN;

-- Step 4 of 8: gather statistics of table public.people (lockstep_mood_new_90fc41de)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people (lockstep_mood_new_90fc41de);

COMMIT;

BEGIN;

-- Step 5 of 8: compare the new with the old column public.people.mood
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.people.mood cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_mood_new_90fc41de::text COLLATE pg_catalog."C" IS DISTINCT FROM ((mood[1])::public.mood)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_mood_new_90fc41de', 'mood';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 8: put the new column in the place of column public.people.mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.people.mood fail
--   hazard:      app-breaking: columns of table public.people stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.people RENAME COLUMN mood TO lockstep_mood_old_90fc41de;
ALTER TABLE public.people RENAME COLUMN lockstep_mood_new_90fc41de TO mood;
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_90fc41de() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.mood::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.mood::text THEN
    RETURN NEW;
  END IF;
  SELECT CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END INTO NEW.lockstep_mood_old_90fc41de FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_mood_old_90fc41de := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Step 7 of 8: give up the old column public.people.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_mood_old_90fc41de holds the old values of mood
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 8: drop the old column public.people.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_mood_sync_90fc41de" ON public.people;
DROP FUNCTION public.lockstep_mood_sync_90fc41de();
ALTER TABLE public.people DROP COLUMN lockstep_mood_old_90fc41de;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 8: drop the old column public.people.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_mood_old_90fc41de public.mood[];
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_90fc41de() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.mood::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.mood::text THEN
    RETURN NEW;
  END IF;
  SELECT CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END INTO NEW.lockstep_mood_old_90fc41de FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_mood_old_90fc41de := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_mood_sync_90fc41de" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_mood_sync_90fc41de();

COMMIT;

SET lock_timeout = 0;

-- Undo step 7 of 8: give up the old column public.people.mood
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_mood_progress_90fc41de AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_mood_progress_90fc41de
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_mood_progress_90fc41de);
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
      SELECT * INTO lockstep_state FROM public.lockstep_mood_progress_90fc41de;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET lockstep_mood_old_90fc41de = CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_mood_old_90fc41de IS NULL AND mood IS NOT NULL);
      ELSE
        UPDATE ONLY public.people SET lockstep_mood_old_90fc41de = CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END WHERE id <= lockstep_next.next_1 AND (lockstep_mood_old_90fc41de IS NULL AND mood IS NOT NULL);
      END IF;
      UPDATE public.lockstep_mood_progress_90fc41de SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_mood_progress_90fc41de;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 8: put the new column in the place of column public.people.mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_mood_old_90fc41de IS NULL AND mood IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'mood';
  END IF;
END $$;
ALTER TABLE public.people RENAME COLUMN mood TO lockstep_mood_new_90fc41de;
ALTER TABLE public.people RENAME COLUMN lockstep_mood_old_90fc41de TO mood;
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_90fc41de() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT mood[1] INTO NEW.lockstep_mood_new_90fc41de FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 8: compare the new with the old column public.people.mood
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 4 of 8: gather statistics of table public.people (lockstep_mood_new_90fc41de)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.people (mood);

COMMIT;

-- Undo step 3 of 8: fill column public.people.mood
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 8: add what will be column public.people.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_mood_sync_90fc41de" ON public.people;
DROP FUNCTION public.lockstep_mood_sync_90fc41de();
ALTER TABLE public.people DROP COLUMN lockstep_mood_new_90fc41de;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 8: add value 'bad' to enum public.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
CREATE TYPE public.mood AS ENUM ('good');
ALTER TABLE public.people ALTER COLUMN mood TYPE public.mood[] USING mood::text::public.mood[];
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;

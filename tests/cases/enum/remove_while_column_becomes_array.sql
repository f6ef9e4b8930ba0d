-- An enum loses a value while a column becomes one of arrays of it: what brings its values to the new type brings the array, too.
-- before --
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE people (id integer PRIMARY KEY, mood mood, old mood);
-- after --
CREATE TYPE mood AS ENUM ('good');
CREATE TABLE people (
    id integer PRIMARY KEY,
    mood mood[], -- @convert using=(CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END) reverse=(mood[1])
    old mood
);
-- rows --
INSERT INTO people VALUES (1, 'good', 'good'), (2, NULL, 'good');
-- holds --
DO $$ BEGIN ASSERT (SELECT mood = '{good}' FROM people WHERE id = 1); END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_new_5219365f AS ENUM ('good');

-- Step 2 of 11: add what will be column public.people.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_mood_new_90fc41de public.lockstep_mood_new_5219365f[];
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_90fc41de() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END)::text::public.lockstep_mood_new_5219365f[] INTO NEW.lockstep_mood_new_90fc41de FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_mood_sync_90fc41de" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_mood_sync_90fc41de();

-- Step 3 of 11: add what will be column public.people.old
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_old_new_fe6912f2 public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_old_sync_fe6912f2() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT old::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_old_new_fe6912f2 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_old_sync_fe6912f2" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_old_new_fe6912f2::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.old)::text) EXECUTE FUNCTION public.lockstep_old_sync_fe6912f2();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 11: fill columns mood, old of table public.people
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
        UPDATE ONLY public.people SET lockstep_mood_new_90fc41de = (CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END)::text::public.lockstep_mood_new_5219365f[], lockstep_old_new_fe6912f2 = old::text::public.lockstep_mood_new_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_mood_new_90fc41de IS NULL AND mood IS NOT NULL) OR (lockstep_old_new_fe6912f2 IS NULL AND old IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET lockstep_mood_new_90fc41de = (CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END)::text::public.lockstep_mood_new_5219365f[], lockstep_old_new_fe6912f2 = old::text::public.lockstep_mood_new_5219365f WHERE id <= lockstep_next.next_1 AND ((lockstep_mood_new_90fc41de IS NULL AND mood IS NOT NULL) OR (lockstep_old_new_fe6912f2 IS NULL AND old IS NOT NULL));
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

-- Step 5 of 11: gather statistics of table public.people (lockstep_mood_new_90fc41de, lockstep_old_new_fe6912f2)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people (lockstep_mood_new_90fc41de, lockstep_old_new_fe6912f2);

COMMIT;

BEGIN;

-- Step 6 of 11: compare the new with the old columns mood, old of table public.people
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.people.mood, column public.people.old cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE (lockstep_mood_new_90fc41de::text COLLATE pg_catalog."C" IS DISTINCT FROM (((CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END)::text::public.lockstep_mood_new_5219365f[])::public.lockstep_mood_new_5219365f[])::text) OR (lockstep_old_new_fe6912f2::text COLLATE pg_catalog."C" IS DISTINCT FROM (old::text::public.lockstep_mood_new_5219365f)::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_mood_new_90fc41de, lockstep_old_new_fe6912f2', 'mood, old';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 11: put new columns in the places of those of enum type public.mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.people.mood holds values that the new type does not have
--   hazard:      may-fail: fails when column public.people.old holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.people stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
ALTER TYPE public.lockstep_mood_new_5219365f RENAME TO mood;
ALTER TABLE public.people RENAME COLUMN mood TO lockstep_mood_old_90fc41de;
ALTER TABLE public.people RENAME COLUMN lockstep_mood_new_90fc41de TO mood;
ALTER TABLE public.people RENAME COLUMN old TO lockstep_old_old_fe6912f2;
ALTER TABLE public.people RENAME COLUMN lockstep_old_new_fe6912f2 TO old;
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_90fc41de() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.mood::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.mood::text THEN
    RETURN NEW;
  END IF;
  SELECT (mood[1])::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_mood_old_90fc41de FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_mood_old_90fc41de := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_old_sync_fe6912f2() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.old::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.old::text THEN
    RETURN NEW;
  END IF;
  SELECT old::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_old_old_fe6912f2 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_old_old_fe6912f2 := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Step 8 of 11: give up the old columns mood, old of table public.people
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.people.mood, public.people.old
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 11: drop the old column public.people.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_mood_sync_90fc41de" ON public.people;
DROP FUNCTION public.lockstep_mood_sync_90fc41de();
ALTER TABLE public.people DROP COLUMN lockstep_mood_old_90fc41de;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 11: drop the old column public.people.old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_old_sync_fe6912f2" ON public.people;
DROP FUNCTION public.lockstep_old_sync_fe6912f2();
ALTER TABLE public.people DROP COLUMN lockstep_old_old_fe6912f2;

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
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('good', 'bad');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 11: drop the old column public.people.old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_old_old_fe6912f2 public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_old_sync_fe6912f2() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.old::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.old::text THEN
    RETURN NEW;
  END IF;
  SELECT old::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_old_old_fe6912f2 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_old_old_fe6912f2 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_old_sync_fe6912f2" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.old::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_old_old_fe6912f2)::text) EXECUTE FUNCTION public.lockstep_old_sync_fe6912f2();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 11: drop the old column public.people.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_mood_old_90fc41de public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_90fc41de() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.mood::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.mood::text THEN
    RETURN NEW;
  END IF;
  SELECT (mood[1])::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_mood_old_90fc41de FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_mood_old_90fc41de := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_mood_sync_90fc41de" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_mood_sync_90fc41de();

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 11: give up the old columns mood, old of table public.people
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
        UPDATE ONLY public.people SET lockstep_mood_old_90fc41de = (mood[1])::text::public.lockstep_mood_old_5219365f, lockstep_old_old_fe6912f2 = old::text::public.lockstep_mood_old_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_mood_old_90fc41de IS NULL AND mood IS NOT NULL) OR (lockstep_old_old_fe6912f2 IS NULL AND old IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET lockstep_mood_old_90fc41de = (mood[1])::text::public.lockstep_mood_old_5219365f, lockstep_old_old_fe6912f2 = old::text::public.lockstep_mood_old_5219365f WHERE id <= lockstep_next.next_1 AND ((lockstep_mood_old_90fc41de IS NULL AND mood IS NOT NULL) OR (lockstep_old_old_fe6912f2 IS NULL AND old IS NOT NULL));
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

-- Undo step 7 of 11: put new columns in the places of those of enum type public.mood
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
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_old_old_fe6912f2 IS NULL AND old IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'old';
  END IF;
END $$;
ALTER TYPE public.mood RENAME TO lockstep_mood_new_5219365f;
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;
ALTER TABLE public.people RENAME COLUMN mood TO lockstep_mood_new_90fc41de;
ALTER TABLE public.people RENAME COLUMN lockstep_mood_old_90fc41de TO mood;
ALTER TABLE public.people RENAME COLUMN old TO lockstep_old_new_fe6912f2;
ALTER TABLE public.people RENAME COLUMN lockstep_old_old_fe6912f2 TO old;
CREATE OR REPLACE FUNCTION public.lockstep_mood_sync_90fc41de() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (CASE WHEN mood IS NOT NULL THEN ARRAY[mood] END)::text::public.lockstep_mood_new_5219365f[] INTO NEW.lockstep_mood_new_90fc41de FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_old_sync_fe6912f2() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT old::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_old_new_fe6912f2 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 11: compare the new with the old columns mood, old of table public.people
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 5 of 11: gather statistics of table public.people (lockstep_mood_new_90fc41de, lockstep_old_new_fe6912f2)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.people (mood, old);

COMMIT;

-- Undo step 4 of 11: fill columns mood, old of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 11: add what will be column public.people.old
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_old_sync_fe6912f2" ON public.people;
DROP FUNCTION public.lockstep_old_sync_fe6912f2();
ALTER TABLE public.people DROP COLUMN lockstep_old_new_fe6912f2;

-- Undo step 2 of 11: add what will be column public.people.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_mood_sync_90fc41de" ON public.people;
DROP FUNCTION public.lockstep_mood_sync_90fc41de();
ALTER TABLE public.people DROP COLUMN lockstep_mood_new_90fc41de;

-- Undo step 1 of 11: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_new_5219365f;

COMMIT;

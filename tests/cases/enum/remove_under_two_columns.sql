-- Two columns of one table have the enum that loses a value: both get second columns, and one transaction exchanges both and the type. The index, the unique key and the check over both stay.
-- before --
CREATE TYPE mood AS ENUM ('happy', 'sad', 'ok');
CREATE TABLE people (
    id bigint PRIMARY KEY,
    yesterday mood NOT NULL DEFAULT 'sad',
    today mood,
    past mood[] DEFAULT '{sad,ok}',
    CONSTRAINT told CHECK (today IS NOT NULL OR yesterday IS NOT NULL),
    CONSTRAINT once UNIQUE (yesterday, id)
);
COMMENT ON COLUMN people.today IS 'as of now';
CREATE INDEX by_both ON people (today, yesterday);
-- rows --
INSERT INTO people SELECT i, CASE WHEN i % 3 = 0 THEN 'sad' ELSE 'happy' END::mood, CASE WHEN i % 5 = 0 THEN 'sad' WHEN i % 5 = 1 THEN 'ok' END::mood, '{happy,ok}' FROM generate_series(1, 60) AS i;
-- after --
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE people (
    id bigint PRIMARY KEY,
    -- @convert using=(CASE yesterday::text WHEN 'sad' THEN 'ok' ELSE yesterday::text END)
    yesterday mood NOT NULL DEFAULT 'ok',
    -- @convert using=(CASE today::text WHEN 'sad' THEN 'ok' ELSE today::text END)
    today mood,
    -- @convert using=(array_replace(past::text[], 'sad', 'ok')) reverse=(past::text[])
    past mood[] DEFAULT '{ok}',
    CONSTRAINT told CHECK (today IS NOT NULL OR yesterday IS NOT NULL),
    CONSTRAINT once UNIQUE (yesterday, id)
);
COMMENT ON COLUMN people.today IS 'as of now';
CREATE INDEX by_both ON people (today, yesterday);
-- holds --
SELECT count(*) FILTER (WHERE yesterday = 'ok') = 20 AND count(*) FILTER (WHERE today = 'ok') = 24 AND count(*) FILTER (WHERE past = '{happy,ok}') = 60 FROM people;
-- old --
INSERT INTO people (id, today) VALUES ((SELECT max(id) + 1 FROM people), 'ok');
DELETE FROM people WHERE id = 61;
SELECT FROM people WHERE today = 'happy'::mood;
-- new --
UPDATE people SET today = 'ok', past = '{ok,happy}' WHERE id = 3;
SELECT FROM people WHERE today = 'ok'::mood;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 23: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_new_5219365f AS ENUM ('ok', 'happy');

-- Step 2 of 23: add what will be column public.people.past
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_past_new_c782c383 public.lockstep_mood_new_5219365f[];
CREATE OR REPLACE FUNCTION public.lockstep_past_sync_c782c383() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (array_replace(past::text[], 'sad', 'ok'))::text::public.lockstep_mood_new_5219365f[] INTO NEW.lockstep_past_new_c782c383 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_past_sync_c782c383" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_past_sync_c782c383();

-- Step 3 of 23: add what will be column public.people.today
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_today_new_d45667cb public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_today_sync_d45667cb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (CASE today::text WHEN 'sad' THEN 'ok' ELSE today::text END)::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_today_new_d45667cb FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_today_sync_d45667cb" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_today_sync_d45667cb();

-- Step 4 of 23: add what will be column public.people.yesterday
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_yesterday_new_4fd00b0e public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_yesterday_sync_4fd00b0e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (CASE yesterday::text WHEN 'sad' THEN 'ok' ELSE yesterday::text END)::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_yesterday_new_4fd00b0e FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_yesterday_sync_4fd00b0e" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_yesterday_sync_4fd00b0e();

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 23: fill columns past, today, yesterday of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_past_progress_c782c383 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_past_progress_c782c383
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_past_progress_c782c383);
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
      SELECT * INTO lockstep_state FROM public.lockstep_past_progress_c782c383;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET lockstep_past_new_c782c383 = (array_replace(past::text[], 'sad', 'ok'))::text::public.lockstep_mood_new_5219365f[], lockstep_today_new_d45667cb = (CASE today::text WHEN 'sad' THEN 'ok' ELSE today::text END)::text::public.lockstep_mood_new_5219365f, lockstep_yesterday_new_4fd00b0e = (CASE yesterday::text WHEN 'sad' THEN 'ok' ELSE yesterday::text END)::text::public.lockstep_mood_new_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_past_new_c782c383 IS NULL AND past IS NOT NULL) OR (lockstep_today_new_d45667cb IS NULL AND today IS NOT NULL) OR (lockstep_yesterday_new_4fd00b0e IS NULL AND yesterday IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET lockstep_past_new_c782c383 = (array_replace(past::text[], 'sad', 'ok'))::text::public.lockstep_mood_new_5219365f[], lockstep_today_new_d45667cb = (CASE today::text WHEN 'sad' THEN 'ok' ELSE today::text END)::text::public.lockstep_mood_new_5219365f, lockstep_yesterday_new_4fd00b0e = (CASE yesterday::text WHEN 'sad' THEN 'ok' ELSE yesterday::text END)::text::public.lockstep_mood_new_5219365f WHERE id <= lockstep_next.next_1 AND ((lockstep_past_new_c782c383 IS NULL AND past IS NOT NULL) OR (lockstep_today_new_d45667cb IS NULL AND today IS NOT NULL) OR (lockstep_yesterday_new_4fd00b0e IS NULL AND yesterday IS NOT NULL));
      END IF;
      UPDATE public.lockstep_past_progress_c782c383 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_past_progress_c782c383;

BEGIN;

-- Step 6 of 23: gather statistics of table public.people (lockstep_past_new_c782c383, lockstep_today_new_d45667cb, lockstep_yesterday_new_4fd00b0e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people (lockstep_past_new_c782c383, lockstep_today_new_d45667cb, lockstep_yesterday_new_4fd00b0e);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 23: check without scan for nulls in the new column public.people.yesterday
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_yesterday_not_null_4fd00b0e CHECK (lockstep_yesterday_new_4fd00b0e IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 23: scan for nulls in the new column public.people.yesterday
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_yesterday_not_null_4fd00b0e;

COMMIT;

-- Step 9 of 23: build the new index public.by_both
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_by_both_new_03e67bbf
CREATE INDEX CONCURRENTLY lockstep_by_both_new_03e67bbf ON public.people USING btree (lockstep_today_new_d45667cb, lockstep_yesterday_new_4fd00b0e);

-- Step 10 of 23: build the new index public.once
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.people are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_once_key_8f8d16ac
CREATE UNIQUE INDEX CONCURRENTLY lockstep_once_key_8f8d16ac ON public.people USING btree (lockstep_yesterday_new_4fd00b0e, id);

BEGIN;

-- Step 11 of 23: compare the new with the old columns past, today, yesterday of table public.people
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.people.past, column public.people.today, column public.people.yesterday cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE (lockstep_past_new_c782c383::text COLLATE pg_catalog."C" IS DISTINCT FROM (((array_replace(past::text[], 'sad', 'ok'))::text::public.lockstep_mood_new_5219365f[])::public.lockstep_mood_new_5219365f[])::text) OR (lockstep_today_new_d45667cb::text COLLATE pg_catalog."C" IS DISTINCT FROM (((CASE today::text WHEN 'sad' THEN 'ok' ELSE today::text END)::text::public.lockstep_mood_new_5219365f)::public.lockstep_mood_new_5219365f)::text) OR (lockstep_yesterday_new_4fd00b0e::text COLLATE pg_catalog."C" IS DISTINCT FROM (((CASE yesterday::text WHEN 'sad' THEN 'ok' ELSE yesterday::text END)::text::public.lockstep_mood_new_5219365f)::public.lockstep_mood_new_5219365f)::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_past_new_c782c383, lockstep_today_new_d45667cb, lockstep_yesterday_new_4fd00b0e', 'past, today, yesterday';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 12 of 23: give up the proof of constraint public.people.told
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 23: drop constraint public.people.told
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT told;

-- Step 14 of 23: put new columns in the places of those of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.people.past holds values that the new type does not have
--   hazard:      may-fail: fails when column public.people.today holds values that the new type does not have
--   hazard:      may-fail: fails when column public.people.yesterday holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.people stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_once_key_8f8d16ac ON public.people USING btree (lockstep_yesterday_new_4fd00b0e, id);
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
ALTER TYPE public.lockstep_mood_new_5219365f RENAME TO mood;
ALTER TABLE public.people DROP CONSTRAINT once;
ALTER INDEX public.by_both RENAME TO lockstep_by_both_old_03e67bbf;
ALTER TABLE public.people ALTER COLUMN past DROP DEFAULT;
ALTER TABLE public.people RENAME COLUMN past TO lockstep_past_old_c782c383;
ALTER TABLE public.people RENAME COLUMN lockstep_past_new_c782c383 TO past;
ALTER TABLE public.people ALTER COLUMN past SET DEFAULT '{ok}';
ALTER TABLE public.people RENAME COLUMN today TO lockstep_today_old_d45667cb;
ALTER TABLE public.people RENAME COLUMN lockstep_today_new_d45667cb TO today;
ALTER TABLE public.people ALTER COLUMN yesterday DROP DEFAULT;
ALTER TABLE public.people RENAME COLUMN yesterday TO lockstep_yesterday_old_4fd00b0e;
ALTER TABLE public.people RENAME COLUMN lockstep_yesterday_new_4fd00b0e TO yesterday;
ALTER TABLE public.people ALTER COLUMN lockstep_yesterday_old_4fd00b0e DROP NOT NULL;
ALTER TABLE public.people ALTER COLUMN yesterday SET NOT NULL;
ALTER TABLE public.people ALTER COLUMN yesterday SET DEFAULT 'ok';
ALTER TABLE public.people DROP CONSTRAINT lockstep_yesterday_not_null_4fd00b0e;
COMMENT ON COLUMN public.people.today IS 'as of now';
ALTER INDEX public.lockstep_by_both_new_03e67bbf RENAME TO by_both;
ALTER TABLE public.people ADD CONSTRAINT once UNIQUE USING INDEX lockstep_once_key_8f8d16ac;
CREATE OR REPLACE FUNCTION public.lockstep_past_sync_c782c383() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.past::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.past::text THEN
    RETURN NEW;
  END IF;
  SELECT (past::text[])::text::public.lockstep_mood_old_5219365f[] INTO NEW.lockstep_past_old_c782c383 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_past_old_c782c383 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_today_sync_d45667cb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.today::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.today::text THEN
    RETURN NEW;
  END IF;
  SELECT today::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_today_old_d45667cb FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_today_old_d45667cb := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_yesterday_sync_4fd00b0e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.yesterday::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.yesterday::text THEN
    RETURN NEW;
  END IF;
  SELECT yesterday::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_yesterday_old_4fd00b0e FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_yesterday_old_4fd00b0e := NULL;
  RETURN NEW;
END $$;

-- Step 15 of 23: add constraint public.people.told without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT told CHECK (today IS NOT NULL OR yesterday IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 16 of 23: drop the old index public.by_both
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_by_both_old_03e67bbf;

-- Step 17 of 23: drop the old index of constraint public.people.once
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_once_old_8f8d16ac;

BEGIN;

-- Step 18 of 23: validate constraint public.people.told
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.people.told
ALTER TABLE public.people VALIDATE CONSTRAINT told;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 19 of 23: give up the old columns past, today, yesterday of table public.people
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.people.past, public.people.today, public.people.yesterday
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 23: drop the old column public.people.past
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_past_sync_c782c383" ON public.people;
DROP FUNCTION public.lockstep_past_sync_c782c383();
ALTER TABLE public.people DROP COLUMN lockstep_past_old_c782c383;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 23: drop the old column public.people.today
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_today_sync_d45667cb" ON public.people;
DROP FUNCTION public.lockstep_today_sync_d45667cb();
ALTER TABLE public.people DROP COLUMN lockstep_today_old_d45667cb;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 22 of 23: drop the old column public.people.yesterday
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_yesterday_sync_4fd00b0e" ON public.people;
DROP FUNCTION public.lockstep_yesterday_sync_4fd00b0e();
ALTER TABLE public.people DROP COLUMN lockstep_yesterday_old_4fd00b0e;

COMMIT;

BEGIN;

-- Step 23 of 23: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 23 of 23: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('happy', 'sad', 'ok');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 22 of 23: drop the old column public.people.yesterday
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_yesterday_old_4fd00b0e public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_yesterday_sync_4fd00b0e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.yesterday::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.yesterday::text THEN
    RETURN NEW;
  END IF;
  SELECT yesterday::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_yesterday_old_4fd00b0e FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_yesterday_old_4fd00b0e := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_yesterday_sync_4fd00b0e" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_yesterday_sync_4fd00b0e();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 23: drop the old column public.people.today
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_today_old_d45667cb public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_today_sync_d45667cb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.today::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.today::text THEN
    RETURN NEW;
  END IF;
  SELECT today::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_today_old_d45667cb FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_today_old_d45667cb := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_today_sync_d45667cb" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_today_sync_d45667cb();
COMMENT ON COLUMN public.people.lockstep_today_old_d45667cb IS 'as of now';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 23: drop the old column public.people.past
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_past_old_c782c383 public.lockstep_mood_old_5219365f[];
CREATE OR REPLACE FUNCTION public.lockstep_past_sync_c782c383() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.past::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.past::text THEN
    RETURN NEW;
  END IF;
  SELECT (past::text[])::text::public.lockstep_mood_old_5219365f[] INTO NEW.lockstep_past_old_c782c383 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_past_old_c782c383 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_past_sync_c782c383" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_past_sync_c782c383();

COMMIT;

SET lock_timeout = 0;

-- Undo step 19 of 23: give up the old columns past, today, yesterday of table public.people
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_past_progress_c782c383 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_past_progress_c782c383
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_past_progress_c782c383);
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
      SELECT * INTO lockstep_state FROM public.lockstep_past_progress_c782c383;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET lockstep_past_old_c782c383 = (past::text[])::text::public.lockstep_mood_old_5219365f[], lockstep_today_old_d45667cb = today::text::public.lockstep_mood_old_5219365f, lockstep_yesterday_old_4fd00b0e = yesterday::text::public.lockstep_mood_old_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_past_old_c782c383 IS NULL AND past IS NOT NULL) OR (lockstep_today_old_d45667cb IS NULL AND today IS NOT NULL) OR (lockstep_yesterday_old_4fd00b0e IS NULL AND yesterday IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET lockstep_past_old_c782c383 = (past::text[])::text::public.lockstep_mood_old_5219365f[], lockstep_today_old_d45667cb = today::text::public.lockstep_mood_old_5219365f, lockstep_yesterday_old_4fd00b0e = yesterday::text::public.lockstep_mood_old_5219365f WHERE id <= lockstep_next.next_1 AND ((lockstep_past_old_c782c383 IS NULL AND past IS NOT NULL) OR (lockstep_today_old_d45667cb IS NULL AND today IS NOT NULL) OR (lockstep_yesterday_old_4fd00b0e IS NULL AND yesterday IS NOT NULL));
      END IF;
      UPDATE public.lockstep_past_progress_c782c383 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_past_progress_c782c383;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 23: validate constraint public.people.told
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT told;
ALTER TABLE public.people ADD CONSTRAINT told CHECK (today IS NOT NULL OR yesterday IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 17 of 23: drop the old index of constraint public.people.once
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_once_old_8f8d16ac ON public.people USING btree (lockstep_yesterday_old_4fd00b0e, id);

-- Undo step 16 of 23: drop the old index public.by_both
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_by_both_old_03e67bbf ON public.people USING btree (lockstep_today_old_d45667cb, lockstep_yesterday_old_4fd00b0e);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 23: add constraint public.people.told without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT told;

-- Undo step 14 of 23: put new columns in the places of those of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_past_old_c782c383 IS NULL AND past IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'past';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_today_old_d45667cb IS NULL AND today IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'today';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_once_old_8f8d16ac ON public.people USING btree (lockstep_yesterday_old_4fd00b0e, id);
ALTER TYPE public.mood RENAME TO lockstep_mood_new_5219365f;
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;
ALTER TABLE public.people DROP CONSTRAINT once;
ALTER INDEX public.by_both RENAME TO lockstep_by_both_new_03e67bbf;
ALTER TABLE public.people ALTER COLUMN past DROP DEFAULT;
ALTER TABLE public.people RENAME COLUMN past TO lockstep_past_new_c782c383;
ALTER TABLE public.people RENAME COLUMN lockstep_past_old_c782c383 TO past;
ALTER TABLE public.people ALTER COLUMN past SET DEFAULT '{sad,ok}';
ALTER TABLE public.people RENAME COLUMN today TO lockstep_today_new_d45667cb;
ALTER TABLE public.people RENAME COLUMN lockstep_today_old_d45667cb TO today;
ALTER TABLE public.people ALTER COLUMN yesterday DROP DEFAULT;
ALTER TABLE public.people RENAME COLUMN yesterday TO lockstep_yesterday_new_4fd00b0e;
ALTER TABLE public.people RENAME COLUMN lockstep_yesterday_old_4fd00b0e TO yesterday;
ALTER TABLE public.people ALTER COLUMN lockstep_yesterday_new_4fd00b0e DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.people ALTER COLUMN yesterday SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'yesterday';
END $$;
ALTER TABLE public.people ALTER COLUMN yesterday SET DEFAULT 'sad';
ALTER TABLE public.people ADD CONSTRAINT lockstep_yesterday_not_null_4fd00b0e CHECK (lockstep_yesterday_new_4fd00b0e IS NOT NULL) NOT VALID;
ALTER INDEX public.lockstep_by_both_old_03e67bbf RENAME TO by_both;
ALTER TABLE public.people ADD CONSTRAINT once UNIQUE USING INDEX lockstep_once_old_8f8d16ac;
CREATE OR REPLACE FUNCTION public.lockstep_past_sync_c782c383() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (array_replace(past::text[], 'sad', 'ok'))::text::public.lockstep_mood_new_5219365f[] INTO NEW.lockstep_past_new_c782c383 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_today_sync_d45667cb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (CASE today::text WHEN 'sad' THEN 'ok' ELSE today::text END)::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_today_new_d45667cb FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_yesterday_sync_4fd00b0e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (CASE yesterday::text WHEN 'sad' THEN 'ok' ELSE yesterday::text END)::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_yesterday_new_4fd00b0e FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;

-- Undo step 13 of 23: drop constraint public.people.told
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT told CHECK (today IS NOT NULL OR yesterday IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 23: give up the proof of constraint public.people.told
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people VALIDATE CONSTRAINT told;

COMMIT;

BEGIN;

-- Undo step 11 of 23: compare the new with the old columns past, today, yesterday of table public.people
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_yesterday_not_null_4fd00b0e;

COMMIT;

-- Undo step 10 of 23: build the new index public.once
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_once_key_8f8d16ac;

-- Undo step 9 of 23: build the new index public.by_both
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_by_both_new_03e67bbf;

BEGIN;

-- Undo step 8 of 23: scan for nulls in the new column public.people.yesterday
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 23: check without scan for nulls in the new column public.people.yesterday
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_yesterday_not_null_4fd00b0e;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 23: gather statistics of table public.people (lockstep_past_new_c782c383, lockstep_today_new_d45667cb, lockstep_yesterday_new_4fd00b0e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.people (past, today, yesterday);

COMMIT;

-- Undo step 5 of 23: fill columns past, today, yesterday of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 23: add what will be column public.people.yesterday
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_yesterday_sync_4fd00b0e" ON public.people;
DROP FUNCTION public.lockstep_yesterday_sync_4fd00b0e();
ALTER TABLE public.people DROP COLUMN lockstep_yesterday_new_4fd00b0e;

-- Undo step 3 of 23: add what will be column public.people.today
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_today_sync_d45667cb" ON public.people;
DROP FUNCTION public.lockstep_today_sync_d45667cb();
ALTER TABLE public.people DROP COLUMN lockstep_today_new_d45667cb;

-- Undo step 2 of 23: add what will be column public.people.past
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_past_sync_c782c383" ON public.people;
DROP FUNCTION public.lockstep_past_sync_c782c383();
ALTER TABLE public.people DROP COLUMN lockstep_past_new_c782c383;

-- Undo step 1 of 23: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_new_5219365f;

COMMIT;

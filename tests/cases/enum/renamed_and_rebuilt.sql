-- A type gets another name and loses a value.
-- before --
CREATE TYPE state AS ENUM ('new', 'sent', 'lost');
CREATE TABLE parcel (id int, state state DEFAULT 'new');
CREATE VIEW sent AS SELECT id FROM parcel WHERE state = 'sent';
-- after --
-- @renamed from=state
CREATE TYPE parcel_state AS ENUM ('new', 'sent');
CREATE TABLE parcel (id int, state parcel_state DEFAULT 'new');
CREATE VIEW sent AS SELECT id FROM parcel WHERE state = 'sent';
-- rows --
INSERT INTO parcel VALUES (1, 'new'), (2, 'sent');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parcel IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 12: rename enum type public.state to enum type public.parcel_state
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of enum type public.parcel_state fails
ALTER TYPE public.state RENAME TO parcel_state;

-- Step 2 of 12: create beside it the new enum type public.parcel_state
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_parcel_state_new_da07dbae AS ENUM ('new', 'sent');

-- Step 3 of 12: add what will be column public.parcel.state
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parcel
--   blocks:      reads and writes of public.parcel, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parcel ADD COLUMN lockstep_state_new_31949734 public.lockstep_parcel_state_new_da07dbae;
CREATE OR REPLACE FUNCTION public.lockstep_state_sync_31949734() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT state::text::public.lockstep_parcel_state_new_da07dbae INTO NEW.lockstep_state_new_31949734 FROM (SELECT NEW.*) AS parcel;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_state_sync_31949734" BEFORE INSERT OR UPDATE ON public.parcel FOR EACH ROW WHEN (NEW.lockstep_state_new_31949734::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.state)::text) EXECUTE FUNCTION public.lockstep_state_sync_31949734();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 12: fill column public.parcel.state
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parcel
--   blocks:      neither reads nor writes
--   work:        scans public.parcel
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_state_progress_31949734 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parcel') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_state_progress_31949734
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parcel') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_state_progress_31949734);
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
      SELECT * INTO lockstep_state FROM public.lockstep_state_progress_31949734;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.parcel SET lockstep_state_new_31949734 = state::text::public.lockstep_parcel_state_new_da07dbae WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_state_new_31949734 IS NULL AND state IS NOT NULL);
      UPDATE public.lockstep_state_progress_31949734 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_state_progress_31949734;

BEGIN;

-- Step 5 of 12: gather statistics of table public.parcel (lockstep_state_new_31949734)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parcel
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parcel (lockstep_state_new_31949734);

COMMIT;

BEGIN;

-- Step 6 of 12: compare the new with the old column public.parcel.state
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.parcel
--   blocks:      neither reads nor writes
--   work:        scans public.parcel
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.parcel.state cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.parcel WHERE lockstep_state_new_31949734::text COLLATE pg_catalog."C" IS DISTINCT FROM (state::text::public.lockstep_parcel_state_new_da07dbae)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_state_new_31949734', 'state';
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
      LOCK TABLE public.parcel IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.sent SET SCHEMA public;
        LOCK TABLE public.parcel IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.parcel IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.sent SET SCHEMA public;
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

-- Step 7 of 12: drop view public.sent
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sent
--   blocks:      reads and writes of public.sent, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.sent;

-- Step 8 of 12: put the new column in the place of column public.parcel.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parcel
--   blocks:      reads and writes of public.parcel, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.parcel.state holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.parcel stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.parcel IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.parcel_state RENAME TO lockstep_parcel_state_old_da07dbae;
ALTER TYPE public.lockstep_parcel_state_new_da07dbae RENAME TO parcel_state;
ALTER TABLE public.parcel ALTER COLUMN state DROP DEFAULT;
ALTER TABLE public.parcel RENAME COLUMN state TO lockstep_state_old_31949734;
ALTER TABLE public.parcel RENAME COLUMN lockstep_state_new_31949734 TO state;
ALTER TABLE public.parcel ALTER COLUMN state SET DEFAULT 'new';
CREATE OR REPLACE FUNCTION public.lockstep_state_sync_31949734() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.state::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.state::text THEN
    RETURN NEW;
  END IF;
  SELECT state::text::public.lockstep_parcel_state_old_da07dbae INTO NEW.lockstep_state_old_31949734 FROM (SELECT NEW.*) AS parcel;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_state_old_31949734 := NULL;
  RETURN NEW;
END $$;

-- Step 9 of 12: create view public.sent
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.sent AS
SELECT id FROM public.parcel WHERE state = 'sent';

COMMIT;

BEGIN;

-- Step 10 of 12: give up the old column public.parcel.state
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_state_old_31949734 holds the old values of state
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parcel IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 12: drop the old column public.parcel.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parcel
--   blocks:      reads and writes of public.parcel, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_state_sync_31949734" ON public.parcel;
DROP FUNCTION public.lockstep_state_sync_31949734();
ALTER TABLE public.parcel DROP COLUMN lockstep_state_old_31949734;

COMMIT;

BEGIN;

-- Step 12 of 12: drop the old enum type public.parcel_state
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_parcel_state_old_da07dbae;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 12 of 12: drop the old enum type public.parcel_state
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_parcel_state_old_da07dbae AS ENUM ('new', 'sent', 'lost');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parcel IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 12: drop the old column public.parcel.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parcel
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parcel ADD COLUMN lockstep_state_old_31949734 public.lockstep_parcel_state_old_da07dbae;
CREATE OR REPLACE FUNCTION public.lockstep_state_sync_31949734() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.state::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.state::text THEN
    RETURN NEW;
  END IF;
  SELECT state::text::public.lockstep_parcel_state_old_da07dbae INTO NEW.lockstep_state_old_31949734 FROM (SELECT NEW.*) AS parcel;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_state_old_31949734 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_state_sync_31949734" BEFORE INSERT OR UPDATE ON public.parcel FOR EACH ROW WHEN (NEW.state::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_state_old_31949734)::text) EXECUTE FUNCTION public.lockstep_state_sync_31949734();

COMMIT;

SET lock_timeout = 0;

-- Undo step 10 of 12: give up the old column public.parcel.state
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.parcel
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_state_progress_31949734 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parcel') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_state_progress_31949734
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parcel') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_state_progress_31949734);
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
      SELECT * INTO lockstep_state FROM public.lockstep_state_progress_31949734;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.parcel SET lockstep_state_old_31949734 = state::text::public.lockstep_parcel_state_old_da07dbae WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_state_old_31949734 IS NULL AND state IS NOT NULL);
      UPDATE public.lockstep_state_progress_31949734 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_state_progress_31949734;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parcel IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.sent SET SCHEMA public;
        LOCK TABLE public.parcel IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.parcel IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.sent SET SCHEMA public;
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

-- Undo step 9 of 12: create view public.sent
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.sent;

-- Undo step 8 of 12: put the new column in the place of column public.parcel.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parcel
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.parcel IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.parcel WHERE lockstep_state_old_31949734 IS NULL AND state IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'state';
  END IF;
END $$;
ALTER TYPE public.parcel_state RENAME TO lockstep_parcel_state_new_da07dbae;
ALTER TYPE public.lockstep_parcel_state_old_da07dbae RENAME TO parcel_state;
ALTER TABLE public.parcel ALTER COLUMN state DROP DEFAULT;
ALTER TABLE public.parcel RENAME COLUMN state TO lockstep_state_new_31949734;
ALTER TABLE public.parcel RENAME COLUMN lockstep_state_old_31949734 TO state;
ALTER TABLE public.parcel ALTER COLUMN state SET DEFAULT 'new';
CREATE OR REPLACE FUNCTION public.lockstep_state_sync_31949734() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT state::text::public.lockstep_parcel_state_new_da07dbae INTO NEW.lockstep_state_new_31949734 FROM (SELECT NEW.*) AS parcel;
  RETURN NEW;
END $$;

-- Undo step 7 of 12: drop view public.sent
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sent
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.sent AS
SELECT id FROM public.parcel WHERE state = 'sent';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 12: compare the new with the old column public.parcel.state
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.parcel
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 5 of 12: gather statistics of table public.parcel (lockstep_state_new_31949734)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parcel
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.parcel (state);

COMMIT;

-- Undo step 4 of 12: fill column public.parcel.state
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parcel
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parcel IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 12: add what will be column public.parcel.state
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parcel
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_state_sync_31949734" ON public.parcel;
DROP FUNCTION public.lockstep_state_sync_31949734();
ALTER TABLE public.parcel DROP COLUMN lockstep_state_new_31949734;

-- Undo step 2 of 12: create beside it the new enum type public.parcel_state
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_parcel_state_new_da07dbae;

-- Undo step 1 of 12: rename enum type public.state to enum type public.parcel_state
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.parcel_state RENAME TO state;

COMMIT;

-- An index that is made anew for a function has its statistics target by that, and is not there while the column gets another type.
-- before --
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;
CREATE TABLE p (id int, c char(3));
CREATE INDEX i ON p (f('a' || c::text));
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 77;
-- after --
CREATE FUNCTION f(a text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT 1::bigint $$;
CREATE TABLE p (id int, c char(4));
CREATE INDEX i ON p (f('a' || c::text));
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 77;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 12: add what will be column public.p.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD COLUMN lockstep_c_new_9f27a683 character(4);
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_9f27a683() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::bpchar INTO NEW.lockstep_c_new_9f27a683 FROM (SELECT NEW.*) AS p;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_c_sync_9f27a683" BEFORE INSERT OR UPDATE ON public.p FOR EACH ROW WHEN (NEW.lockstep_c_new_9f27a683::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.c::bpchar)::text) EXECUTE FUNCTION public.lockstep_c_sync_9f27a683();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 12: fill column public.p.c
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_c_progress_9f27a683 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_c_progress_9f27a683
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_c_progress_9f27a683);
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
      SELECT * INTO lockstep_state FROM public.lockstep_c_progress_9f27a683;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.p SET lockstep_c_new_9f27a683 = c::bpchar WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_c_new_9f27a683 IS NULL AND c IS NOT NULL);
      UPDATE public.lockstep_c_progress_9f27a683 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_c_progress_9f27a683;

BEGIN;

-- Step 3 of 12: gather statistics of table public.p (lockstep_c_new_9f27a683)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p (lockstep_c_new_9f27a683);

COMMIT;

BEGIN;

-- Step 4 of 12: compare the new with the old column public.p.c
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.p.c cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.p WHERE lockstep_c_new_9f27a683::text COLLATE pg_catalog."C" IS DISTINCT FROM (c::bpchar)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_c_new_9f27a683', 'c';
  END IF;
END $$;

COMMIT;

-- Step 5 of 12: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 12: put the new column in the place of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.p.c fail
--   hazard:      app-breaking: columns of table public.p stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.p RENAME COLUMN c TO lockstep_c_old_9f27a683;
ALTER TABLE public.p RENAME COLUMN lockstep_c_new_9f27a683 TO c;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_9f27a683() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.c::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.c::text THEN
    RETURN NEW;
  END IF;
  SELECT c::bpchar INTO NEW.lockstep_c_old_9f27a683 FROM (SELECT NEW.*) AS p;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_c_old_9f27a683 := NULL;
  RETURN NEW;
END $$;

-- Step 7 of 12: drop routine public.f(text)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(text);

-- Step 8 of 12: create routine public.f(text)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a text)
RETURNS bigint
LANGUAGE sql
IMMUTABLE
AS $$ SELECT 1::bigint $$;

COMMIT;

SET lock_timeout = 0;

-- Step 9 of 12: add index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i
CREATE INDEX CONCURRENTLY i ON public.p USING btree (public.f('a' || c::text));
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 77;

BEGIN;

-- Step 10 of 12: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 11 of 12: give up the old column public.p.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_c_old_9f27a683 holds the old values of c
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 12: drop the old column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_c_sync_9f27a683" ON public.p;
DROP FUNCTION public.lockstep_c_sync_9f27a683();
ALTER TABLE public.p DROP COLUMN lockstep_c_old_9f27a683;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 12: drop the old column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p ADD COLUMN lockstep_c_old_9f27a683 character(3);
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_9f27a683() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.c::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.c::text THEN
    RETURN NEW;
  END IF;
  SELECT c::bpchar INTO NEW.lockstep_c_old_9f27a683 FROM (SELECT NEW.*) AS p;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_c_old_9f27a683 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_c_sync_9f27a683" BEFORE INSERT OR UPDATE ON public.p FOR EACH ROW WHEN (NEW.c::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_c_old_9f27a683::bpchar)::text) EXECUTE FUNCTION public.lockstep_c_sync_9f27a683();

COMMIT;

SET lock_timeout = 0;

-- Undo step 11 of 12: give up the old column public.p.c
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_c_progress_9f27a683 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_c_progress_9f27a683
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.p') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_c_progress_9f27a683);
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
      SELECT * INTO lockstep_state FROM public.lockstep_c_progress_9f27a683;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.p SET lockstep_c_old_9f27a683 = c::bpchar WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_c_old_9f27a683 IS NULL AND c IS NOT NULL);
      UPDATE public.lockstep_c_progress_9f27a683 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_c_progress_9f27a683;

-- Undo step 10 of 12: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 9 of 12: add index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 12: create routine public.f(text)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(text);

-- Undo step 7 of 12: drop routine public.f(text)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a text)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$ SELECT 1 $$;

-- Undo step 6 of 12: put the new column in the place of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.p WHERE lockstep_c_old_9f27a683 IS NULL AND c IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'c';
  END IF;
END $$;
ALTER TABLE public.p RENAME COLUMN c TO lockstep_c_new_9f27a683;
ALTER TABLE public.p RENAME COLUMN lockstep_c_old_9f27a683 TO c;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_9f27a683() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::bpchar INTO NEW.lockstep_c_new_9f27a683 FROM (SELECT NEW.*) AS p;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Undo step 5 of 12: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.p USING btree (public.f('a' || c::text));
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 77;

BEGIN;

-- Undo step 4 of 12: compare the new with the old column public.p.c
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 3 of 12: gather statistics of table public.p (lockstep_c_new_9f27a683)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.p (c);

COMMIT;

-- Undo step 2 of 12: fill column public.p.c
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.p
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 12: add what will be column public.p.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_c_sync_9f27a683" ON public.p;
DROP FUNCTION public.lockstep_c_sync_9f27a683();
ALTER TABLE public.p DROP COLUMN lockstep_c_new_9f27a683;

COMMIT;

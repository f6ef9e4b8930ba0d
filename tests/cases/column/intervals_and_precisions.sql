-- Types with fields and precisions change them.
-- needs --
from 15: negative scales of numeric
-- before --
CREATE TABLE t (a interval, b time(3), c timestamptz(0), d bit(3), e varbit(5), f numeric, g char(4), h interval(2));
-- after --
CREATE TABLE t (a interval day to second, b time, c timestamptz(6), d bit(5), e varbit, f numeric(8,-2), g char(6), h interval hour to minute);
-- rows --
INSERT INTO t (f) VALUES (1200);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 19: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.b fail
ALTER TABLE public.t ALTER COLUMN b TYPE time without time zone;

-- Step 2 of 19: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.c fail
ALTER TABLE public.t ALTER COLUMN c TYPE timestamp(6) with time zone;

-- Step 3 of 19: change type of column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.e fail
ALTER TABLE public.t ALTER COLUMN e TYPE bit varying;

-- Step 4 of 19: add what will be column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_a_new_5c911f68 interval day to second;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::text::interval day to second INTO NEW.lockstep_a_new_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_5c911f68" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_a_new_5c911f68::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.a::text::interval day to second)::text) EXECUTE FUNCTION public.lockstep_a_sync_5c911f68();

-- Step 5 of 19: add what will be column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_d_new_240a5e4d bit(5);
CREATE OR REPLACE FUNCTION public.lockstep_d_sync_240a5e4d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT d::bit varying INTO NEW.lockstep_d_new_240a5e4d FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_d_sync_240a5e4d" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_d_new_240a5e4d::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.d::bit varying)::text) EXECUTE FUNCTION public.lockstep_d_sync_240a5e4d();

-- Step 6 of 19: add what will be column public.t.f
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_f_new_1f0bae25 numeric(8,-2);
CREATE OR REPLACE FUNCTION public.lockstep_f_sync_1f0bae25() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT f::numeric(8,-2) INTO NEW.lockstep_f_new_1f0bae25 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_f_sync_1f0bae25" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_f_new_1f0bae25 IS DISTINCT FROM NEW.f::numeric(8,-2)) EXECUTE FUNCTION public.lockstep_f_sync_1f0bae25();

-- Step 7 of 19: add what will be column public.t.g
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_g_new_2a2b40c8 character(6);
CREATE OR REPLACE FUNCTION public.lockstep_g_sync_2a2b40c8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT g::bpchar INTO NEW.lockstep_g_new_2a2b40c8 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_g_sync_2a2b40c8" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_g_new_2a2b40c8::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.g::bpchar)::text) EXECUTE FUNCTION public.lockstep_g_sync_2a2b40c8();

-- Step 8 of 19: add what will be column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_h_new_8a36b9ef interval hour to minute;
CREATE OR REPLACE FUNCTION public.lockstep_h_sync_8a36b9ef() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT h::text::interval hour to minute INTO NEW.lockstep_h_new_8a36b9ef FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_h_sync_8a36b9ef" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_h_new_8a36b9ef::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.h::text::interval hour to minute)::text) EXECUTE FUNCTION public.lockstep_h_sync_8a36b9ef();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 19: gather statistics of table public.t (b, c, e)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (b, c, e);

COMMIT;

-- Step 10 of 19: fill columns a, d, f, g, h of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_5c911f68 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_5c911f68
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_5c911f68);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_5c911f68;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_a_new_5c911f68 = a::text::interval day to second, lockstep_d_new_240a5e4d = d::bit varying, lockstep_f_new_1f0bae25 = f::numeric(8,-2), lockstep_g_new_2a2b40c8 = g::bpchar, lockstep_h_new_8a36b9ef = h::text::interval hour to minute WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND ((lockstep_a_new_5c911f68 IS NULL AND a IS NOT NULL) OR (lockstep_d_new_240a5e4d IS NULL AND d IS NOT NULL) OR (lockstep_f_new_1f0bae25 IS NULL AND f IS NOT NULL) OR (lockstep_g_new_2a2b40c8 IS NULL AND g IS NOT NULL) OR (lockstep_h_new_8a36b9ef IS NULL AND h IS NOT NULL));
      UPDATE public.lockstep_a_progress_5c911f68 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_5c911f68;

BEGIN;

-- Step 11 of 19: gather statistics of table public.t (lockstep_a_new_5c911f68, lockstep_d_new_240a5e4d, lockstep_f_new_1f0bae25, lockstep_g_new_2a2b40c8, lockstep_h_new_8a36b9ef)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_a_new_5c911f68, lockstep_d_new_240a5e4d, lockstep_f_new_1f0bae25, lockstep_g_new_2a2b40c8, lockstep_h_new_8a36b9ef);

COMMIT;

BEGIN;

-- Step 12 of 19: compare the new with the old columns a, d, f, g, h of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.a, column public.t.d, column public.t.f, column public.t.g, column public.t.h cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE (lockstep_a_new_5c911f68::text COLLATE pg_catalog."C" IS DISTINCT FROM (a::text::interval day to second)::text) OR (lockstep_d_new_240a5e4d::text COLLATE pg_catalog."C" IS DISTINCT FROM (d::bit varying)::text) OR (lockstep_f_new_1f0bae25 IS DISTINCT FROM f::numeric(8,-2)) OR (lockstep_g_new_2a2b40c8::text COLLATE pg_catalog."C" IS DISTINCT FROM (g::bpchar)::text) OR (lockstep_h_new_8a36b9ef::text COLLATE pg_catalog."C" IS DISTINCT FROM (h::text::interval hour to minute)::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_a_new_5c911f68, lockstep_d_new_240a5e4d, lockstep_f_new_1f0bae25, lockstep_g_new_2a2b40c8, lockstep_h_new_8a36b9ef', 'a, d, f, g, h';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 19: put new columns in the places of the old ones of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.a fail
--   hazard:      cached-plan: prepared statements that give column public.t.d fail
--   hazard:      cached-plan: prepared statements that give column public.t.f fail
--   hazard:      cached-plan: prepared statements that give column public.t.g fail
--   hazard:      cached-plan: prepared statements that give column public.t.h fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.t RENAME COLUMN a TO lockstep_a_old_5c911f68;
ALTER TABLE public.t RENAME COLUMN lockstep_a_new_5c911f68 TO a;
ALTER TABLE public.t RENAME COLUMN d TO lockstep_d_old_240a5e4d;
ALTER TABLE public.t RENAME COLUMN lockstep_d_new_240a5e4d TO d;
ALTER TABLE public.t RENAME COLUMN f TO lockstep_f_old_1f0bae25;
ALTER TABLE public.t RENAME COLUMN lockstep_f_new_1f0bae25 TO f;
ALTER TABLE public.t RENAME COLUMN g TO lockstep_g_old_2a2b40c8;
ALTER TABLE public.t RENAME COLUMN lockstep_g_new_2a2b40c8 TO g;
ALTER TABLE public.t RENAME COLUMN h TO lockstep_h_old_8a36b9ef;
ALTER TABLE public.t RENAME COLUMN lockstep_h_new_8a36b9ef TO h;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::text::interval INTO NEW.lockstep_a_old_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_5c911f68 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_d_sync_240a5e4d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.d::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.d::text THEN
    RETURN NEW;
  END IF;
  SELECT d::bit varying INTO NEW.lockstep_d_old_240a5e4d FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_d_old_240a5e4d := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_f_sync_1f0bae25() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.f::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.f::text THEN
    RETURN NEW;
  END IF;
  SELECT f::numeric INTO NEW.lockstep_f_old_1f0bae25 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_f_old_1f0bae25 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_g_sync_2a2b40c8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.g::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.g::text THEN
    RETURN NEW;
  END IF;
  SELECT g::bpchar INTO NEW.lockstep_g_old_2a2b40c8 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_g_old_2a2b40c8 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_h_sync_8a36b9ef() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.h::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.h::text THEN
    RETURN NEW;
  END IF;
  SELECT h::text::interval(2) INTO NEW.lockstep_h_old_8a36b9ef FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_h_old_8a36b9ef := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Step 14 of 19: give up the old columns a, d, f, g, h of table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.t.a, public.t.d, public.t.f, public.t.g, public.t.h
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 19: drop the old column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_a_sync_5c911f68" ON public.t;
DROP FUNCTION public.lockstep_a_sync_5c911f68();
ALTER TABLE public.t DROP COLUMN lockstep_a_old_5c911f68;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 19: drop the old column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_d_sync_240a5e4d" ON public.t;
DROP FUNCTION public.lockstep_d_sync_240a5e4d();
ALTER TABLE public.t DROP COLUMN lockstep_d_old_240a5e4d;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 19: drop the old column public.t.f
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_f_sync_1f0bae25" ON public.t;
DROP FUNCTION public.lockstep_f_sync_1f0bae25();
ALTER TABLE public.t DROP COLUMN lockstep_f_old_1f0bae25;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 19: drop the old column public.t.g
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_g_sync_2a2b40c8" ON public.t;
DROP FUNCTION public.lockstep_g_sync_2a2b40c8();
ALTER TABLE public.t DROP COLUMN lockstep_g_old_2a2b40c8;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 19: drop the old column public.t.h
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_h_sync_8a36b9ef" ON public.t;
DROP FUNCTION public.lockstep_h_sync_8a36b9ef();
ALTER TABLE public.t DROP COLUMN lockstep_h_old_8a36b9ef;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 19: drop the old column public.t.h
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_h_old_8a36b9ef interval(2);
CREATE OR REPLACE FUNCTION public.lockstep_h_sync_8a36b9ef() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.h::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.h::text THEN
    RETURN NEW;
  END IF;
  SELECT h::text::interval(2) INTO NEW.lockstep_h_old_8a36b9ef FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_h_old_8a36b9ef := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_h_sync_8a36b9ef" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.h::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_h_old_8a36b9ef::text::interval hour to minute)::text) EXECUTE FUNCTION public.lockstep_h_sync_8a36b9ef();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 19: drop the old column public.t.g
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_g_old_2a2b40c8 character(4);
CREATE OR REPLACE FUNCTION public.lockstep_g_sync_2a2b40c8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.g::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.g::text THEN
    RETURN NEW;
  END IF;
  SELECT g::bpchar INTO NEW.lockstep_g_old_2a2b40c8 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_g_old_2a2b40c8 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_g_sync_2a2b40c8" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.g::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_g_old_2a2b40c8::bpchar)::text) EXECUTE FUNCTION public.lockstep_g_sync_2a2b40c8();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 19: drop the old column public.t.f
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_f_old_1f0bae25 numeric;
CREATE OR REPLACE FUNCTION public.lockstep_f_sync_1f0bae25() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.f::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.f::text THEN
    RETURN NEW;
  END IF;
  SELECT f::numeric INTO NEW.lockstep_f_old_1f0bae25 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_f_old_1f0bae25 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_f_sync_1f0bae25" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.f IS DISTINCT FROM NEW.lockstep_f_old_1f0bae25::numeric(8,-2)) EXECUTE FUNCTION public.lockstep_f_sync_1f0bae25();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 19: drop the old column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_d_old_240a5e4d bit(3);
CREATE OR REPLACE FUNCTION public.lockstep_d_sync_240a5e4d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.d::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.d::text THEN
    RETURN NEW;
  END IF;
  SELECT d::bit varying INTO NEW.lockstep_d_old_240a5e4d FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_d_old_240a5e4d := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_d_sync_240a5e4d" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.d::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_d_old_240a5e4d::bit varying)::text) EXECUTE FUNCTION public.lockstep_d_sync_240a5e4d();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 19: drop the old column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_a_old_5c911f68 interval;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::text::interval INTO NEW.lockstep_a_old_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_5c911f68 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_5c911f68" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_a_old_5c911f68::text::interval day to second)::text) EXECUTE FUNCTION public.lockstep_a_sync_5c911f68();

COMMIT;

SET lock_timeout = 0;

-- Undo step 14 of 19: give up the old columns a, d, f, g, h of table public.t
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_5c911f68 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_5c911f68
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_5c911f68);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_5c911f68;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_a_old_5c911f68 = a::text::interval, lockstep_d_old_240a5e4d = d::bit varying, lockstep_f_old_1f0bae25 = f::numeric, lockstep_g_old_2a2b40c8 = g::bpchar, lockstep_h_old_8a36b9ef = h::text::interval(2) WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND ((lockstep_a_old_5c911f68 IS NULL AND a IS NOT NULL) OR (lockstep_d_old_240a5e4d IS NULL AND d IS NOT NULL) OR (lockstep_f_old_1f0bae25 IS NULL AND f IS NOT NULL) OR (lockstep_g_old_2a2b40c8 IS NULL AND g IS NOT NULL) OR (lockstep_h_old_8a36b9ef IS NULL AND h IS NOT NULL));
      UPDATE public.lockstep_a_progress_5c911f68 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_5c911f68;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 19: put new columns in the places of the old ones of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_a_old_5c911f68 IS NULL AND a IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'a';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_d_old_240a5e4d IS NULL AND d IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'd';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_f_old_1f0bae25 IS NULL AND f IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'f';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_g_old_2a2b40c8 IS NULL AND g IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'g';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_h_old_8a36b9ef IS NULL AND h IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'h';
  END IF;
END $$;
ALTER TABLE public.t RENAME COLUMN a TO lockstep_a_new_5c911f68;
ALTER TABLE public.t RENAME COLUMN lockstep_a_old_5c911f68 TO a;
ALTER TABLE public.t RENAME COLUMN d TO lockstep_d_new_240a5e4d;
ALTER TABLE public.t RENAME COLUMN lockstep_d_old_240a5e4d TO d;
ALTER TABLE public.t RENAME COLUMN f TO lockstep_f_new_1f0bae25;
ALTER TABLE public.t RENAME COLUMN lockstep_f_old_1f0bae25 TO f;
ALTER TABLE public.t RENAME COLUMN g TO lockstep_g_new_2a2b40c8;
ALTER TABLE public.t RENAME COLUMN lockstep_g_old_2a2b40c8 TO g;
ALTER TABLE public.t RENAME COLUMN h TO lockstep_h_new_8a36b9ef;
ALTER TABLE public.t RENAME COLUMN lockstep_h_old_8a36b9ef TO h;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::text::interval day to second INTO NEW.lockstep_a_new_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_d_sync_240a5e4d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT d::bit varying INTO NEW.lockstep_d_new_240a5e4d FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_f_sync_1f0bae25() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT f::numeric(8,-2) INTO NEW.lockstep_f_new_1f0bae25 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_g_sync_2a2b40c8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT g::bpchar INTO NEW.lockstep_g_new_2a2b40c8 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_h_sync_8a36b9ef() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT h::text::interval hour to minute INTO NEW.lockstep_h_new_8a36b9ef FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 19: compare the new with the old columns a, d, f, g, h of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 11 of 19: gather statistics of table public.t (lockstep_a_new_5c911f68, lockstep_d_new_240a5e4d, lockstep_f_new_1f0bae25, lockstep_g_new_2a2b40c8, lockstep_h_new_8a36b9ef)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (a, d, f, g, h);

COMMIT;

-- Undo step 10 of 19: fill columns a, d, f, g, h of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 9 of 19: gather statistics of table public.t (b, c, e)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 19: add what will be column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_h_sync_8a36b9ef" ON public.t;
DROP FUNCTION public.lockstep_h_sync_8a36b9ef();
ALTER TABLE public.t DROP COLUMN lockstep_h_new_8a36b9ef;

-- Undo step 7 of 19: add what will be column public.t.g
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_g_sync_2a2b40c8" ON public.t;
DROP FUNCTION public.lockstep_g_sync_2a2b40c8();
ALTER TABLE public.t DROP COLUMN lockstep_g_new_2a2b40c8;

-- Undo step 6 of 19: add what will be column public.t.f
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_f_sync_1f0bae25" ON public.t;
DROP FUNCTION public.lockstep_f_sync_1f0bae25();
ALTER TABLE public.t DROP COLUMN lockstep_f_new_1f0bae25;

-- Undo step 5 of 19: add what will be column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_d_sync_240a5e4d" ON public.t;
DROP FUNCTION public.lockstep_d_sync_240a5e4d();
ALTER TABLE public.t DROP COLUMN lockstep_d_new_240a5e4d;

-- Undo step 4 of 19: add what will be column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_a_sync_5c911f68" ON public.t;
DROP FUNCTION public.lockstep_a_sync_5c911f68();
ALTER TABLE public.t DROP COLUMN lockstep_a_new_5c911f68;

-- Undo step 3 of 19: change type of column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN e TYPE bit varying(5);

-- Undo step 2 of 19: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c TYPE timestamp(0) with time zone;

-- Undo step 1 of 19: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b TYPE time(3) without time zone USING b::text::time(3) without time zone;

COMMIT;

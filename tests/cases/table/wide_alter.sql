-- A table of many columns gets a changed type, a default, a rename and a drop at once, with a view over all.
-- before --
CREATE TABLE t (id int, a int, b int, c int, d int, e int, f int, g int, h int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT id, h FROM v;
-- after --
CREATE TABLE t (id int NOT NULL, a bigint, b int DEFAULT 1,
    -- @renamed from=c
    cc int, e int, f text, g int, h int, i int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT id, h FROM v;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 21: rename column public.t.c to column public.t.cc
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.t.cc fails
ALTER TABLE public.t RENAME COLUMN c TO cc;

-- Step 2 of 21: add what will be column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_a_new_5c911f68 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::bigint INTO NEW.lockstep_a_new_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_5c911f68" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_a_new_5c911f68 IS DISTINCT FROM NEW.a::bigint) EXECUTE FUNCTION public.lockstep_a_sync_5c911f68();

-- Step 3 of 21: set default of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT 1;

-- Step 4 of 21: add what will be column public.t.f
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_f_new_1f0bae25 text;
CREATE OR REPLACE FUNCTION public.lockstep_f_sync_1f0bae25() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT f::text INTO NEW.lockstep_f_new_1f0bae25 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_f_sync_1f0bae25" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_f_new_1f0bae25 IS DISTINCT FROM NEW.f::text) EXECUTE FUNCTION public.lockstep_f_sync_1f0bae25();

-- Step 5 of 21: add column public.t.i
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN i integer;

-- Step 6 of 21: check without scan for nulls in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 21: scan for nulls in column public.t.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.t.id holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 21: require values in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;

COMMIT;

-- Step 9 of 21: drop the check for nulls in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;

SET lock_timeout = 0;

-- Step 10 of 21: fill columns a, f of table public.t
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
      UPDATE ONLY public.t SET lockstep_a_new_5c911f68 = a::bigint, lockstep_f_new_1f0bae25 = f::text WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND ((lockstep_a_new_5c911f68 IS NULL AND a IS NOT NULL) OR (lockstep_f_new_1f0bae25 IS NULL AND f IS NOT NULL));
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

-- Step 11 of 21: gather statistics of table public.t (lockstep_a_new_5c911f68, lockstep_f_new_1f0bae25)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_a_new_5c911f68, lockstep_f_new_1f0bae25);

COMMIT;

BEGIN;

-- Step 12 of 21: compare the new with the old columns a, f of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.a, column public.t.f cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE (lockstep_a_new_5c911f68 IS DISTINCT FROM a::bigint) OR (lockstep_f_new_1f0bae25 IS DISTINCT FROM f::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_a_new_5c911f68, lockstep_f_new_1f0bae25', 'a, f';
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
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        ALTER VIEW public.w SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.w SET SCHEMA public;
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

-- Step 13 of 21: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Step 14 of 21: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 15 of 21: put new columns in the places of the old ones of table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.a fail
--   hazard:      cached-plan: prepared statements that give column public.t.f fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.t RENAME COLUMN a TO lockstep_a_old_5c911f68;
ALTER TABLE public.t RENAME COLUMN lockstep_a_new_5c911f68 TO a;
ALTER TABLE public.t RENAME COLUMN f TO lockstep_f_old_1f0bae25;
ALTER TABLE public.t RENAME COLUMN lockstep_f_new_1f0bae25 TO f;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::integer INTO NEW.lockstep_a_old_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_5c911f68 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_f_sync_1f0bae25() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.f::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.f::text THEN
    RETURN NEW;
  END IF;
  SELECT f::integer INTO NEW.lockstep_f_old_1f0bae25 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_f_old_1f0bae25 := NULL;
  RETURN NEW;
END $$;

-- Step 16 of 21: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT t.id, t.a, t.b, t.cc, t.e, t.f, t.g, t.h, t.i FROM public.t;

-- Step 17 of 21: create view public.w
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT id, h FROM public.v;

-- Step 18 of 21: drop column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.d are dropped
--   hazard:      app-breaking: whoever uses column public.t.d fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN d;

COMMIT;

BEGIN;

-- Step 19 of 21: give up the old columns a, f of table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.t.a, public.t.f
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 21: drop the old column public.t.a
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

-- Step 21 of 21: drop the old column public.t.f
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_f_sync_1f0bae25" ON public.t;
DROP FUNCTION public.lockstep_f_sync_1f0bae25();
ALTER TABLE public.t DROP COLUMN lockstep_f_old_1f0bae25;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 21: drop the old column public.t.f
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_f_old_1f0bae25 integer;
CREATE OR REPLACE FUNCTION public.lockstep_f_sync_1f0bae25() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.f::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.f::text THEN
    RETURN NEW;
  END IF;
  SELECT f::integer INTO NEW.lockstep_f_old_1f0bae25 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_f_old_1f0bae25 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_f_sync_1f0bae25" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.f IS DISTINCT FROM NEW.lockstep_f_old_1f0bae25::text) EXECUTE FUNCTION public.lockstep_f_sync_1f0bae25();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 21: drop the old column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_a_old_5c911f68 integer;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::integer INTO NEW.lockstep_a_old_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_5c911f68 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_5c911f68" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.a IS DISTINCT FROM NEW.lockstep_a_old_5c911f68::bigint) EXECUTE FUNCTION public.lockstep_a_sync_5c911f68();

COMMIT;

SET lock_timeout = 0;

-- Undo step 19 of 21: give up the old columns a, f of table public.t
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
      UPDATE ONLY public.t SET lockstep_a_old_5c911f68 = a::integer, lockstep_f_old_1f0bae25 = f::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND ((lockstep_a_old_5c911f68 IS NULL AND a IS NOT NULL) OR (lockstep_f_old_1f0bae25 IS NULL AND f IS NOT NULL));
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
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        ALTER VIEW public.w SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.w SET SCHEMA public;
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

-- Undo step 18 of 21: drop column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN d integer;

-- Undo step 17 of 21: create view public.w
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Undo step 16 of 21: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 15 of 21: put new columns in the places of the old ones of table public.t
--   phase:       contract
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
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_f_old_1f0bae25 IS NULL AND f IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'f';
  END IF;
END $$;
ALTER TABLE public.t RENAME COLUMN a TO lockstep_a_new_5c911f68;
ALTER TABLE public.t RENAME COLUMN lockstep_a_old_5c911f68 TO a;
ALTER TABLE public.t RENAME COLUMN f TO lockstep_f_new_1f0bae25;
ALTER TABLE public.t RENAME COLUMN lockstep_f_old_1f0bae25 TO f;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::bigint INTO NEW.lockstep_a_new_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_f_sync_1f0bae25() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT f::text INTO NEW.lockstep_f_new_1f0bae25 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

-- Undo step 14 of 21: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT t.id, t.a, t.b, t.cc AS c, t.d, t.e, t.f, t.g, t.h FROM public.t;

-- Undo step 13 of 21: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT id, h FROM public.v;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 21: compare the new with the old columns a, f of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 11 of 21: gather statistics of table public.t (lockstep_a_new_5c911f68, lockstep_f_new_1f0bae25)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (a, f);

COMMIT;

-- Undo step 10 of 21: fill columns a, f of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

-- Undo step 9 of 21: drop the check for nulls in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (id IS NOT NULL) NOT VALID;
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 21: require values in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 21: scan for nulls in column public.t.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 21: check without scan for nulls in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;

-- Undo step 5 of 21: add column public.t.i
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN i;

-- Undo step 4 of 21: add what will be column public.t.f
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_f_sync_1f0bae25" ON public.t;
DROP FUNCTION public.lockstep_f_sync_1f0bae25();
ALTER TABLE public.t DROP COLUMN lockstep_f_new_1f0bae25;

-- Undo step 3 of 21: set default of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b DROP DEFAULT;

-- Undo step 2 of 21: add what will be column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_a_sync_5c911f68" ON public.t;
DROP FUNCTION public.lockstep_a_sync_5c911f68();
ALTER TABLE public.t DROP COLUMN lockstep_a_new_5c911f68;

-- Undo step 1 of 21: rename column public.t.c to column public.t.cc
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN cc TO c;

COMMIT;

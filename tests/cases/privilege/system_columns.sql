-- System columns can be granted, too.
-- before --
CREATE TABLE t (id int);
CREATE TABLE u (id int);
GRANT SELECT (tableoid), UPDATE (id) ON t TO pg_monitor;
-- after --
CREATE TABLE t (id int);
CREATE TABLE u (id bigint);
GRANT SELECT (xmin), UPDATE (id) ON t TO pg_monitor;
GRANT SELECT (ctid, id) ON u TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: add what will be column public.u.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ADD COLUMN lockstep_id_new_d9ca0721 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_d9ca0721() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_d9ca0721 FROM (SELECT NEW.*) AS u;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_d9ca0721" BEFORE INSERT OR UPDATE ON public.u FOR EACH ROW WHEN (NEW.lockstep_id_new_d9ca0721 IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_d9ca0721();

-- Step 2 of 11: add view column public.t.xmin
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (xmin) ON TABLE public.t TO pg_monitor;

-- Step 3 of 11: add view column public.u.ctid
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (ctid) ON TABLE public.u TO pg_monitor;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 11: fill column public.u.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.u
--   blocks:      neither reads nor writes
--   work:        scans public.u
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_d9ca0721 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.u') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_d9ca0721
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.u') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_d9ca0721);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_d9ca0721;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.u SET lockstep_id_new_d9ca0721 = id::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_id_new_d9ca0721 IS NULL AND id IS NOT NULL);
      UPDATE public.lockstep_id_progress_d9ca0721 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_d9ca0721;

BEGIN;

-- Step 5 of 11: gather statistics of table public.u (lockstep_id_new_d9ca0721)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.u
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.u (lockstep_id_new_d9ca0721);

COMMIT;

BEGIN;

-- Step 6 of 11: compare the new with the old column public.u.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.u
--   blocks:      neither reads nor writes
--   work:        scans public.u
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.u.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.u WHERE lockstep_id_new_d9ca0721 IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_d9ca0721', 'id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 11: put the new column in the place of column public.u.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.u.id fail
--   hazard:      app-breaking: columns of table public.u stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.u IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.u RENAME COLUMN id TO lockstep_id_old_d9ca0721;
ALTER TABLE public.u RENAME COLUMN lockstep_id_new_d9ca0721 TO id;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_d9ca0721() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_d9ca0721 FROM (SELECT NEW.*) AS u;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_d9ca0721 := NULL;
  RETURN NEW;
END $$;

-- Step 8 of 11: change privileges on column public.u.id
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column public.u.id
GRANT SELECT (id) ON TABLE public.u TO pg_monitor;

COMMIT;

BEGIN;

-- Step 9 of 11: drop view column public.t.tableoid
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
REVOKE SELECT (tableoid) ON TABLE public.t FROM pg_monitor;

COMMIT;

BEGIN;

-- Step 10 of 11: give up the old column public.u.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_id_old_d9ca0721 holds the old values of id
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 11: drop the old column public.u.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_d9ca0721" ON public.u;
DROP FUNCTION public.lockstep_id_sync_d9ca0721();
ALTER TABLE public.u DROP COLUMN lockstep_id_old_d9ca0721;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 11: drop the old column public.u.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.u ADD COLUMN lockstep_id_old_d9ca0721 integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_d9ca0721() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_d9ca0721 FROM (SELECT NEW.*) AS u;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_d9ca0721 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_d9ca0721" BEFORE INSERT OR UPDATE ON public.u FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_d9ca0721::bigint) EXECUTE FUNCTION public.lockstep_id_sync_d9ca0721();

COMMIT;

SET lock_timeout = 0;

-- Undo step 10 of 11: give up the old column public.u.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.u
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_d9ca0721 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.u') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_d9ca0721
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.u') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_d9ca0721);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_d9ca0721;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.u SET lockstep_id_old_d9ca0721 = id::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_id_old_d9ca0721 IS NULL AND id IS NOT NULL);
      UPDATE public.lockstep_id_progress_d9ca0721 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_d9ca0721;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 11: drop view column public.t.tableoid
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (tableoid) ON TABLE public.t TO pg_monitor;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 11: change privileges on column public.u.id
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (id) ON TABLE public.u FROM pg_monitor;

-- Undo step 7 of 11: put the new column in the place of column public.u.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.u IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.u WHERE lockstep_id_old_d9ca0721 IS NULL AND id IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
  END IF;
END $$;
ALTER TABLE public.u RENAME COLUMN id TO lockstep_id_new_d9ca0721;
ALTER TABLE public.u RENAME COLUMN lockstep_id_old_d9ca0721 TO id;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_d9ca0721() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_d9ca0721 FROM (SELECT NEW.*) AS u;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 11: compare the new with the old column public.u.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.u
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 5 of 11: gather statistics of table public.u (lockstep_id_new_d9ca0721)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.u
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.u (id);

COMMIT;

-- Undo step 4 of 11: fill column public.u.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.u
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 11: add view column public.u.ctid
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (ctid) ON TABLE public.u FROM pg_monitor;

-- Undo step 2 of 11: add view column public.t.xmin
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (xmin) ON TABLE public.t FROM pg_monitor;

-- Undo step 1 of 11: add what will be column public.u.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_d9ca0721" ON public.u;
DROP FUNCTION public.lockstep_id_sync_d9ca0721();
ALTER TABLE public.u DROP COLUMN lockstep_id_new_d9ca0721;

COMMIT;

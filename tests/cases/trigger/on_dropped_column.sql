-- A trigger's column list loses a column that the table loses, and another's condition one that it keeps.
-- offline --
from 14: CREATE OR REPLACE TRIGGER
-- before --
CREATE TABLE t (a int, b int, c int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER x BEFORE UPDATE OF a, b ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER y BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.b IS DISTINCT FROM NEW.b OR NEW.c > 0) EXECUTE FUNCTION f();
ALTER TABLE t DISABLE TRIGGER y;
COMMENT ON TRIGGER y ON t IS 'kept';
-- after --
CREATE TABLE t (a int, c bigint);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER x BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER y BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.c > 0) EXECUTE FUNCTION f();
ALTER TABLE t DISABLE TRIGGER y;
COMMENT ON TRIGGER y ON t IS 'kept';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: add what will be column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_c_new_019cfd06 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::bigint INTO NEW.lockstep_c_new_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_c_sync_019cfd06" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_c_new_019cfd06 IS DISTINCT FROM NEW.c::bigint) EXECUTE FUNCTION public.lockstep_c_sync_019cfd06();

-- Step 2 of 11: replace trigger x on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER x
    BEFORE UPDATE OF a ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 11: fill column public.t.c
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_c_progress_019cfd06 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_c_progress_019cfd06
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_c_progress_019cfd06);
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
      SELECT * INTO lockstep_state FROM public.lockstep_c_progress_019cfd06;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_c_new_019cfd06 = c::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_c_new_019cfd06 IS NULL AND c IS NOT NULL);
      UPDATE public.lockstep_c_progress_019cfd06 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_c_progress_019cfd06;

BEGIN;

-- Step 4 of 11: gather statistics of table public.t (lockstep_c_new_019cfd06)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_c_new_019cfd06);

COMMIT;

BEGIN;

-- Step 5 of 11: compare the new with the old column public.t.c
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.c cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_c_new_019cfd06 IS DISTINCT FROM c::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_c_new_019cfd06', 'c';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 11: drop trigger public.t.y
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER y ON public.t;

-- Step 7 of 11: put the new column in the place of column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.c fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.t RENAME COLUMN c TO lockstep_c_old_019cfd06;
ALTER TABLE public.t RENAME COLUMN lockstep_c_new_019cfd06 TO c;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.c::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.c::text THEN
    RETURN NEW;
  END IF;
  SELECT c::integer INTO NEW.lockstep_c_old_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_c_old_019cfd06 := NULL;
  RETURN NEW;
END $$;
ALTER FUNCTION public.f() VOLATILE;

-- Step 8 of 11: add trigger public.t.y
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER y
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    WHEN (new.c > 0)
    EXECUTE FUNCTION public.f();
ALTER TABLE public.t DISABLE TRIGGER y;
COMMENT ON TRIGGER y ON public.t IS 'kept';

-- Step 9 of 11: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.b are dropped
--   hazard:      app-breaking: whoever uses column public.t.b fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN b;

COMMIT;

BEGIN;

-- Step 10 of 11: give up the old column public.t.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_c_old_019cfd06 holds the old values of c
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 11: drop the old column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_c_sync_019cfd06" ON public.t;
DROP FUNCTION public.lockstep_c_sync_019cfd06();
ALTER TABLE public.t DROP COLUMN lockstep_c_old_019cfd06;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 11: drop the old column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_c_old_019cfd06 integer;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.c::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.c::text THEN
    RETURN NEW;
  END IF;
  SELECT c::integer INTO NEW.lockstep_c_old_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_c_old_019cfd06 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_c_sync_019cfd06" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.c IS DISTINCT FROM NEW.lockstep_c_old_019cfd06::bigint) EXECUTE FUNCTION public.lockstep_c_sync_019cfd06();

COMMIT;

SET lock_timeout = 0;

-- Undo step 10 of 11: give up the old column public.t.c
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_c_progress_019cfd06 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_c_progress_019cfd06
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_c_progress_019cfd06);
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
      SELECT * INTO lockstep_state FROM public.lockstep_c_progress_019cfd06;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_c_old_019cfd06 = c::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_c_old_019cfd06 IS NULL AND c IS NOT NULL);
      UPDATE public.lockstep_c_progress_019cfd06 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_c_progress_019cfd06;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 11: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN b integer;

-- Undo step 8 of 11: add trigger public.t.y
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER y ON public.t;

-- Undo step 7 of 11: put the new column in the place of column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_c_old_019cfd06 IS NULL AND c IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'c';
  END IF;
END $$;
ALTER TABLE public.t RENAME COLUMN c TO lockstep_c_new_019cfd06;
ALTER TABLE public.t RENAME COLUMN lockstep_c_old_019cfd06 TO c;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::bigint INTO NEW.lockstep_c_new_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
ALTER FUNCTION public.f() VOLATILE;

-- Undo step 6 of 11: drop trigger public.t.y
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER y
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    WHEN (old.b IS DISTINCT FROM new.b OR new.c > 0)
    EXECUTE FUNCTION public.f();
ALTER TABLE public.t DISABLE TRIGGER y;
COMMENT ON TRIGGER y ON public.t IS 'kept';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 11: compare the new with the old column public.t.c
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 4 of 11: gather statistics of table public.t (lockstep_c_new_019cfd06)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (c);

COMMIT;

-- Undo step 3 of 11: fill column public.t.c
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 11: replace trigger x on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER x
    BEFORE UPDATE OF a, b ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

-- Undo step 1 of 11: add what will be column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_c_sync_019cfd06" ON public.t;
DROP FUNCTION public.lockstep_c_sync_019cfd06();
ALTER TABLE public.t DROP COLUMN lockstep_c_new_019cfd06;

COMMIT;

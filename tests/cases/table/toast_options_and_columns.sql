-- Options of the TOAST table that the first long column brings are set when it is there, and come back when it does.
-- before --
CREATE TABLE comes (id int, code varchar(10));
CREATE TABLE added (id int);
CREATE TABLE goes (id int, note text) WITH (toast.autovacuum_enabled = false, fillfactor = 70);
CREATE TABLE changes (id int, note text) WITH (toast.autovacuum_enabled = false);
-- after --
CREATE TABLE comes (id int, code text) WITH (toast.vacuum_truncate = false, parallel_workers = 4);
CREATE TABLE added (id int, note text) WITH (toast.vacuum_truncate = false);
CREATE TABLE goes (id int) WITH (fillfactor = 80);
CREATE TABLE changes (id bigint, note text) WITH (toast.autovacuum_enabled = true);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.added IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 16: change options of table public.changes
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.changes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.changes SET (toast.autovacuum_enabled=true);

-- Step 2 of 16: take options of table public.goes
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.goes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.goes RESET (toast.autovacuum_enabled);

-- Step 3 of 16: change options of table public.goes
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.goes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.goes SET (fillfactor=80);

-- Step 4 of 16: add column public.added.note
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.added
--   blocks:      reads and writes of public.added, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.added ADD COLUMN note text;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.changes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 16: change options of table public.added
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.added
--   blocks:      neither reads nor writes
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.added SET (toast.vacuum_truncate=false);

-- Step 6 of 16: add what will be column public.changes.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.changes
--   blocks:      reads and writes of public.changes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.changes ADD COLUMN lockstep_id_new_e592a1fa bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_e592a1fa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_e592a1fa FROM (SELECT NEW.*) AS changes;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_e592a1fa" BEFORE INSERT OR UPDATE ON public.changes FOR EACH ROW WHEN (NEW.lockstep_id_new_e592a1fa IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_e592a1fa();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.comes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 16: change type of column public.comes.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.comes
--   blocks:      reads and writes of public.comes, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.comes.code fail
ALTER TABLE public.comes ALTER COLUMN code TYPE text;

-- Step 8 of 16: change options of table public.comes
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.comes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.comes SET (toast.vacuum_truncate=false, parallel_workers=4);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 16: gather statistics of table public.comes (code)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.comes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.comes (code);

COMMIT;

-- Step 10 of 16: fill column public.changes.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.changes
--   blocks:      neither reads nor writes
--   work:        scans public.changes
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_e592a1fa AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.changes') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_e592a1fa
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.changes') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_e592a1fa);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_e592a1fa;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.changes SET lockstep_id_new_e592a1fa = id::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_id_new_e592a1fa IS NULL AND id IS NOT NULL);
      UPDATE public.lockstep_id_progress_e592a1fa SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_e592a1fa;

BEGIN;

-- Step 11 of 16: gather statistics of table public.changes (lockstep_id_new_e592a1fa)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.changes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.changes (lockstep_id_new_e592a1fa);

COMMIT;

BEGIN;

-- Step 12 of 16: compare the new with the old column public.changes.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.changes
--   blocks:      neither reads nor writes
--   work:        scans public.changes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.changes.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.changes WHERE lockstep_id_new_e592a1fa IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_e592a1fa', 'id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.changes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 16: put the new column in the place of column public.changes.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.changes
--   blocks:      reads and writes of public.changes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.changes.id fail
--   hazard:      app-breaking: columns of table public.changes stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.changes IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.changes RENAME COLUMN id TO lockstep_id_old_e592a1fa;
ALTER TABLE public.changes RENAME COLUMN lockstep_id_new_e592a1fa TO id;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_e592a1fa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_e592a1fa FROM (SELECT NEW.*) AS changes;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_e592a1fa := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 16: drop column public.goes.note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goes
--   blocks:      reads and writes of public.goes, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.goes.note are dropped
--   hazard:      app-breaking: whoever uses column public.goes.note fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.goes fail
ALTER TABLE public.goes DROP COLUMN note;

COMMIT;

BEGIN;

-- Step 15 of 16: give up the old column public.changes.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_id_old_e592a1fa holds the old values of id
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.changes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 16: drop the old column public.changes.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.changes
--   blocks:      reads and writes of public.changes, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_e592a1fa" ON public.changes;
DROP FUNCTION public.lockstep_id_sync_e592a1fa();
ALTER TABLE public.changes DROP COLUMN lockstep_id_old_e592a1fa;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.changes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 16: drop the old column public.changes.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.changes
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.changes ADD COLUMN lockstep_id_old_e592a1fa integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_e592a1fa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_e592a1fa FROM (SELECT NEW.*) AS changes;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_e592a1fa := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_e592a1fa" BEFORE INSERT OR UPDATE ON public.changes FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_e592a1fa::bigint) EXECUTE FUNCTION public.lockstep_id_sync_e592a1fa();

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 16: give up the old column public.changes.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.changes
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_e592a1fa AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.changes') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_e592a1fa
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.changes') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_e592a1fa);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_e592a1fa;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.changes SET lockstep_id_old_e592a1fa = id::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_id_old_e592a1fa IS NULL AND id IS NOT NULL);
      UPDATE public.lockstep_id_progress_e592a1fa SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_e592a1fa;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 16: drop column public.goes.note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goes
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.goes ADD COLUMN note text;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.changes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 16: put the new column in the place of column public.changes.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.changes
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.changes IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.changes WHERE lockstep_id_old_e592a1fa IS NULL AND id IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
  END IF;
END $$;
ALTER TABLE public.changes RENAME COLUMN id TO lockstep_id_new_e592a1fa;
ALTER TABLE public.changes RENAME COLUMN lockstep_id_old_e592a1fa TO id;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_e592a1fa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_e592a1fa FROM (SELECT NEW.*) AS changes;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 16: compare the new with the old column public.changes.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.changes
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 11 of 16: gather statistics of table public.changes (lockstep_id_new_e592a1fa)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.changes
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.changes (id);

COMMIT;

-- Undo step 10 of 16: fill column public.changes.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.changes
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 9 of 16: gather statistics of table public.comes (code)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.comes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.comes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 16: change options of table public.comes
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.comes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.comes RESET (toast.vacuum_truncate, parallel_workers);

-- Undo step 7 of 16: change type of column public.comes.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.comes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.comes ALTER COLUMN code TYPE character varying(10);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.changes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 16: add what will be column public.changes.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.changes
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_e592a1fa" ON public.changes;
DROP FUNCTION public.lockstep_id_sync_e592a1fa();
ALTER TABLE public.changes DROP COLUMN lockstep_id_new_e592a1fa;

-- Undo step 5 of 16: change options of table public.added
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.added
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.added RESET (toast.vacuum_truncate);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.added IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 16: add column public.added.note
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.added
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.added DROP COLUMN note;

-- Undo step 3 of 16: change options of table public.goes
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.goes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.goes SET (fillfactor=70);

-- Undo step 2 of 16: take options of table public.goes
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.goes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.goes SET (toast.autovacuum_enabled=false, fillfactor=70);

-- Undo step 1 of 16: change options of table public.changes
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.changes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.changes SET (toast.autovacuum_enabled=false);

COMMIT;

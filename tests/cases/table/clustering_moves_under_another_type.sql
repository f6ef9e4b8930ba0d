-- The key that a table is clustered on goes, another index comes in its place, and their column gets another type.
-- before --
CREATE TABLE t (id integer NOT NULL, v text, CONSTRAINT t_pk PRIMARY KEY (id));
ALTER TABLE t CLUSTER ON t_pk;
CREATE INDEX by_id ON t (id) WHERE id > 5;
-- after --
CREATE TABLE t (id bigint NOT NULL, v text);
CREATE INDEX t_cl ON t (id);
CREATE INDEX by_id ON t (id) WHERE id > 5;
ALTER TABLE t CLUSTER ON t_cl;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: stop clustering of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET WITHOUT CLUSTER;

-- Step 2 of 15: add what will be column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_id_new_4648668e bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_4648668e" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_id_new_4648668e IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_4648668e();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 15: fill column public.t.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_4648668e AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_4648668e
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_4648668e);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_4648668e;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_id_new_4648668e = id::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_id_new_4648668e IS NULL AND id IS NOT NULL);
      UPDATE public.lockstep_id_progress_4648668e SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_4648668e;

BEGIN;

-- Step 4 of 15: gather statistics of table public.t (lockstep_id_new_4648668e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_id_new_4648668e);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 15: check without scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (lockstep_id_new_4648668e IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 15: scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

-- Step 7 of 15: build the new index public.by_id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_by_id_new_e36d0161
CREATE INDEX CONCURRENTLY lockstep_by_id_new_e36d0161 ON public.t USING btree (lockstep_id_new_4648668e) WHERE lockstep_id_new_4648668e > 5;

BEGIN;

-- Step 8 of 15: compare the new with the old column public.t.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_id_new_4648668e IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_4648668e', 'id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 15: drop constraint public.t.t_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_pk;

-- Step 10 of 15: put the new column in the place of column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.id fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER INDEX public.by_id RENAME TO lockstep_by_id_old_e36d0161;
ALTER TABLE public.t RENAME COLUMN id TO lockstep_id_old_4648668e;
ALTER TABLE public.t RENAME COLUMN lockstep_id_new_4648668e TO id;
ALTER TABLE public.t ALTER COLUMN lockstep_id_old_4648668e DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;
ALTER INDEX public.lockstep_by_id_new_e36d0161 RENAME TO by_id;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_4648668e := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 15: drop the old index public.by_id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_by_id_old_e36d0161;

-- Step 12 of 15: add index public.t_cl
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_cl
CREATE INDEX CONCURRENTLY t_cl ON public.t USING btree (id);

BEGIN;

-- Step 13 of 15: change clustering of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t CLUSTER ON t_cl;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 14 of 15: give up the old column public.t.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_id_old_4648668e holds the old values of id
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 15: drop the old column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_4648668e" ON public.t;
DROP FUNCTION public.lockstep_id_sync_4648668e();
ALTER TABLE public.t DROP COLUMN lockstep_id_old_4648668e;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 15: drop the old column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_id_old_4648668e integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_4648668e := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_4648668e" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_4648668e::bigint) EXECUTE FUNCTION public.lockstep_id_sync_4648668e();

COMMIT;

SET lock_timeout = 0;

-- Undo step 14 of 15: give up the old column public.t.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_4648668e AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_4648668e
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_4648668e);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_4648668e;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_id_old_4648668e = id::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_id_old_4648668e IS NULL AND id IS NOT NULL);
      UPDATE public.lockstep_id_progress_4648668e SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_4648668e;

BEGIN;

-- Undo step 13 of 15: change clustering of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET WITHOUT CLUSTER;

COMMIT;

-- Undo step 12 of 15: add index public.t_cl
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_cl;

-- Undo step 11 of 15: drop the old index public.by_id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_by_id_old_e36d0161 ON public.t USING btree (lockstep_id_old_4648668e) WHERE lockstep_id_old_4648668e > 5;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 15: put the new column in the place of column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER INDEX public.by_id RENAME TO lockstep_by_id_new_e36d0161;
ALTER TABLE public.t RENAME COLUMN id TO lockstep_id_new_4648668e;
ALTER TABLE public.t RENAME COLUMN lockstep_id_old_4648668e TO id;
ALTER TABLE public.t ALTER COLUMN lockstep_id_new_4648668e DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (lockstep_id_new_4648668e IS NOT NULL) NOT VALID;
ALTER INDEX public.lockstep_by_id_old_e36d0161 RENAME TO by_id;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

-- Undo step 9 of 15: drop constraint public.t.t_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_pk PRIMARY KEY (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 15: compare the new with the old column public.t.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

-- Undo step 7 of 15: build the new index public.by_id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_by_id_new_e36d0161;

BEGIN;

-- Undo step 6 of 15: scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 15: check without scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 15: gather statistics of table public.t (lockstep_id_new_4648668e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (id);

COMMIT;

-- Undo step 3 of 15: fill column public.t.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 15: add what will be column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_4648668e" ON public.t;
DROP FUNCTION public.lockstep_id_sync_4648668e();
ALTER TABLE public.t DROP COLUMN lockstep_id_new_4648668e;

-- Undo step 1 of 15: stop clustering of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t CLUSTER ON t_pk;

COMMIT;

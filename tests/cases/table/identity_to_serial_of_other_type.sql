-- The identity goes before the type changes, because the new default comes with the type; and the other way round.
-- before --
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY, n serial);
-- after --
CREATE TABLE t (id serial, n bigint GENERATED ALWAYS AS IDENTITY);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 18: drop identity of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t_id_seq, public.t, until step 3 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY;

-- Step 2 of 18: create sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.t_id_seq AS integer;

-- Step 3 of 18: change type of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.id fail
ALTER TABLE public.t ALTER COLUMN id TYPE integer;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);

-- Step 4 of 18: let column public.t.id own sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what exists
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read for the last number while others wait; an index over id makes that short
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
SELECT pg_catalog.setval('public.t_id_seq', max(id) + 1, false) FROM public.t HAVING max(id) >= 1 AND max(id) < 2147483647;

-- Step 5 of 18: add what will be column public.t.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_n_new_b9887d76 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_n_sync_b9887d76() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT n::bigint INTO NEW.lockstep_n_new_b9887d76 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_n_sync_b9887d76" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_n_new_b9887d76 IS DISTINCT FROM NEW.n::bigint) EXECUTE FUNCTION public.lockstep_n_sync_b9887d76();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 18: gather statistics of table public.t (id)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (id);

COMMIT;

-- Step 7 of 18: fill column public.t.n
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_n_progress_b9887d76 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_n_progress_b9887d76
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_n_progress_b9887d76);
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
      SELECT * INTO lockstep_state FROM public.lockstep_n_progress_b9887d76;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_n_new_b9887d76 = n::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_n_new_b9887d76 IS NULL AND n IS NOT NULL);
      UPDATE public.lockstep_n_progress_b9887d76 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_n_progress_b9887d76;

BEGIN;

-- Step 8 of 18: gather statistics of table public.t (lockstep_n_new_b9887d76)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_n_new_b9887d76);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 18: check without scan for nulls in the new column public.t.n
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_n_not_null_b9887d76 CHECK (lockstep_n_new_b9887d76 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 18: scan for nulls in the new column public.t.n
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_n_not_null_b9887d76;

COMMIT;

BEGIN;

-- Step 11 of 18: compare the new with the old column public.t.n
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.n cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_n_new_b9887d76 IS DISTINCT FROM n::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_n_new_b9887d76', 'n';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 18: put the new column in the place of column public.t.n
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_n_seq, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t; writes of public.t_n_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.n fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER SEQUENCE public.t_n_seq OWNED BY NONE;
ALTER TABLE public.t ALTER COLUMN n DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN n TO lockstep_n_old_b9887d76;
ALTER TABLE public.t RENAME COLUMN lockstep_n_new_b9887d76 TO n;
ALTER TABLE public.t ALTER COLUMN lockstep_n_old_b9887d76 DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN n SET NOT NULL;
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT nextval('public.t_n_seq'::regclass);
ALTER TABLE public.t DROP CONSTRAINT lockstep_n_not_null_b9887d76;
ALTER SEQUENCE public.t_n_seq OWNED BY public.t.n;
CREATE OR REPLACE FUNCTION public.lockstep_n_sync_b9887d76() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.n::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.n::text THEN
    RETURN NEW;
  END IF;
  SELECT n::integer INTO NEW.lockstep_n_old_b9887d76 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_n_old_b9887d76 := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 18: drop default of column public.t.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 16 is done, which scans public.t
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN n DROP DEFAULT;

-- Step 14 of 18: let column public.t.n own sequence public.t_n_seq no longer
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_n_seq
--   blocks:      writes of public.t_n_seq, until step 16 is done, which scans public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_n_seq OWNED BY NONE;

-- Step 15 of 18: drop sequence public.t_n_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.t_n_seq
--   blocks:      reads and writes of public.t_n_seq, until step 16 is done, which scans public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence public.t_n_seq is dropped
DROP SEQUENCE public.t_n_seq;

-- Step 16 of 18: add identity to column public.t.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read for the last number while others wait; an index over n makes that short
ALTER TABLE public.t ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.t_n_seq', max(n) + 1, false) FROM public.t HAVING max(n) >= 1 AND max(n) < 9223372036854775807;

COMMIT;

BEGIN;

-- Step 17 of 18: give up the old column public.t.n
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_n_old_b9887d76 holds the old values of n
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 18: drop the old column public.t.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_n_sync_b9887d76" ON public.t;
DROP FUNCTION public.lockstep_n_sync_b9887d76();
ALTER TABLE public.t DROP COLUMN lockstep_n_old_b9887d76;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 18: drop the old column public.t.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_n_old_b9887d76 integer;
CREATE OR REPLACE FUNCTION public.lockstep_n_sync_b9887d76() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.n::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.n::text THEN
    RETURN NEW;
  END IF;
  SELECT n::integer INTO NEW.lockstep_n_old_b9887d76 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_n_old_b9887d76 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_n_sync_b9887d76" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.n IS DISTINCT FROM NEW.lockstep_n_old_b9887d76::bigint) EXECUTE FUNCTION public.lockstep_n_sync_b9887d76();

COMMIT;

SET lock_timeout = 0;

-- Undo step 17 of 18: give up the old column public.t.n
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_n_progress_b9887d76 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_n_progress_b9887d76
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_n_progress_b9887d76);
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
      SELECT * INTO lockstep_state FROM public.lockstep_n_progress_b9887d76;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_n_old_b9887d76 = n::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_n_old_b9887d76 IS NULL AND n IS NOT NULL);
      UPDATE public.lockstep_n_progress_b9887d76 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_n_progress_b9887d76;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 18: add identity to column public.t.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN n DROP IDENTITY;

-- Undo step 15 of 18: drop sequence public.t_n_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.t_n_seq
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE public.t_n_seq AS integer;

-- Undo step 14 of 18: let column public.t.n own sequence public.t_n_seq no longer
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_n_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_n_seq OWNED BY public.t.n;
SELECT pg_catalog.setval('public.t_n_seq', max(n) + 1, false) FROM public.t HAVING max(n) >= 1 AND max(n) < 2147483647;

-- Undo step 13 of 18: drop default of column public.t.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT nextval('public.t_n_seq'::regclass);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 18: put the new column in the place of column public.t.n
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_n_seq, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER SEQUENCE public.t_n_seq OWNED BY NONE;
ALTER TABLE public.t ALTER COLUMN n DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN n TO lockstep_n_new_b9887d76;
ALTER TABLE public.t RENAME COLUMN lockstep_n_old_b9887d76 TO n;
ALTER TABLE public.t ALTER COLUMN lockstep_n_new_b9887d76 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.t ALTER COLUMN n SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'n';
END $$;
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT nextval('public.t_n_seq'::regclass);
ALTER TABLE public.t ADD CONSTRAINT lockstep_n_not_null_b9887d76 CHECK (lockstep_n_new_b9887d76 IS NOT NULL) NOT VALID;
ALTER SEQUENCE public.t_n_seq OWNED BY public.t.n;
CREATE OR REPLACE FUNCTION public.lockstep_n_sync_b9887d76() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT n::bigint INTO NEW.lockstep_n_new_b9887d76 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 18: compare the new with the old column public.t.n
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_n_not_null_b9887d76;

COMMIT;

BEGIN;

-- Undo step 10 of 18: scan for nulls in the new column public.t.n
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

-- Undo step 9 of 18: check without scan for nulls in the new column public.t.n
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_n_not_null_b9887d76;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 18: gather statistics of table public.t (lockstep_n_new_b9887d76)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (n);

COMMIT;

-- Undo step 7 of 18: fill column public.t.n
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 6 of 18: gather statistics of table public.t (id)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 18: add what will be column public.t.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_n_sync_b9887d76" ON public.t;
DROP FUNCTION public.lockstep_n_sync_b9887d76();
ALTER TABLE public.t DROP COLUMN lockstep_n_new_b9887d76;

-- Undo step 4 of 18: let column public.t.id own sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq OWNED BY NONE;

-- Undo step 3 of 18: change type of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;

-- Undo step 2 of 18: create sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.t_id_seq;

-- Undo step 1 of 18: drop identity of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.t_id_seq', max(id) + 1, false) FROM public.t HAVING max(id) >= 1 AND max(id) < 9223372036854775807;

COMMIT;

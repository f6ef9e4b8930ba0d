-- A default calls a function that the same change brings.
-- before --
CREATE TABLE t (id int);
-- after --
CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$ SELECT 'c' || floor(random() * 100)::text $$;
CREATE TABLE t (id int, code text DEFAULT next_code());
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: create routine public.next_code()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.next_code()
RETURNS text
LANGUAGE sql
AS $$ SELECT 'c' || floor(random() * 100)::text $$;

-- Step 2 of 4: add column public.t.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN code text;
ALTER TABLE public.t ALTER COLUMN code SET DEFAULT public.next_code();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 4: fill column public.t.code
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_code_progress_da78cb2a AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_code_progress_da78cb2a
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_code_progress_da78cb2a);
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
      SELECT * INTO lockstep_state FROM public.lockstep_code_progress_da78cb2a;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET code = DEFAULT WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (code IS NULL);
      UPDATE public.lockstep_code_progress_da78cb2a SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_code_progress_da78cb2a;

BEGIN;

-- Step 4 of 4: gather statistics of table public.t (code)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (code);

COMMIT;
-- down --
-- Undo step 4 of 4: gather statistics of table public.t (code)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 3 of 4: fill column public.t.code
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 4: add column public.t.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN code;

-- Undo step 1 of 4: create routine public.next_code()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.next_code();

COMMIT;

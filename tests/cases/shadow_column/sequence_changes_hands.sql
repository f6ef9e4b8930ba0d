-- The sequence of a column goes to another while the column gets another type: no second column then.
-- before --
CREATE TABLE t (k serial, v text);
-- after --
CREATE SEQUENCE t_k_seq AS integer;
CREATE TABLE t (k text NOT NULL, v text, k_old integer NOT NULL DEFAULT nextval('t_k_seq'));
ALTER SEQUENCE t_k_seq OWNED BY t.k_old;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: add column public.t.k_old
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN k_old integer;
ALTER TABLE public.t ALTER COLUMN k_old SET DEFAULT nextval('public.t_k_seq');

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 9: fill column public.t.k_old
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_k_old_progress_ef5d78a8 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_k_old_progress_ef5d78a8
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_k_old_progress_ef5d78a8);
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
      SELECT * INTO lockstep_state FROM public.lockstep_k_old_progress_ef5d78a8;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET k_old = DEFAULT WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (k_old IS NULL);
      UPDATE public.lockstep_k_old_progress_ef5d78a8 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_k_old_progress_ef5d78a8;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 9: check without scan for nulls in column public.t.k_old
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_k_old_not_null_ef5d78a8 CHECK (k_old IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 9: scan for nulls in column public.t.k_old
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.t.k_old holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_k_old_not_null_ef5d78a8;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 9: require values in column public.t.k_old
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN k_old SET NOT NULL;

COMMIT;

-- Step 6 of 9: drop the check for nulls in column public.t.k_old
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_k_old_not_null_ef5d78a8;

BEGIN;

-- Step 7 of 9: tie sequence public.t_k_seq to column public.t.k_old
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_k_seq
--   blocks:      writes of public.t_k_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_k_seq OWNED BY public.t.k_old;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 9: change type of column public.t.k
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.k fail
ALTER TABLE public.t ALTER COLUMN k DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN k TYPE text;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 9: gather statistics of table public.t (k_old, k)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (k_old, k);

COMMIT;
-- down --
-- Undo step 9 of 9: gather statistics of table public.t (k_old, k)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 9: change type of column public.t.k
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN k TYPE integer USING k::integer;
ALTER TABLE public.t ALTER COLUMN k SET DEFAULT nextval('public.t_k_seq'::regclass);

COMMIT;

BEGIN;

-- Undo step 7 of 9: tie sequence public.t_k_seq to column public.t.k_old
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_k_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_k_seq OWNED BY public.t.k;

COMMIT;

-- Undo step 6 of 9: drop the check for nulls in column public.t.k_old
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_k_old_not_null_ef5d78a8 CHECK (k_old IS NOT NULL) NOT VALID;
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_k_old_not_null_ef5d78a8;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 9: require values in column public.t.k_old
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN k_old DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 9: scan for nulls in column public.t.k_old
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

-- Undo step 3 of 9: check without scan for nulls in column public.t.k_old
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_k_old_not_null_ef5d78a8;

COMMIT;

-- Undo step 2 of 9: fill column public.t.k_old
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 9: add column public.t.k_old
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN k_old;

COMMIT;

-- A sequence has the owner of the table whose column owns it: one that goes is tied to it again when it is the old owner's, and
-- one that comes when it is the new one's.
-- needs --
from 14: the role pg_read_all_data
-- before --
CREATE TABLE gone (id serial, note text);
CREATE TABLE column_gone (note text, id serial);
CREATE TABLE fresh (id int, note text);
CREATE SEQUENCE loose;
CREATE TABLE moves_from (id int);
ALTER SEQUENCE loose OWNED BY moves_from.id;
CREATE TABLE moves_to (id int);
CREATE SEQUENCE released OWNED BY moves_from.id;
CREATE SEQUENCE tied;
ALTER SEQUENCE tied OWNER TO pg_read_all_data;
-- after --
CREATE TABLE gone (id int NOT NULL, note text);
ALTER TABLE gone OWNER TO pg_monitor;
CREATE TABLE column_gone (note text);
ALTER TABLE column_gone OWNER TO pg_monitor;
CREATE TABLE fresh (id serial, note text, other bigserial);
ALTER TABLE fresh OWNER TO pg_monitor;
CREATE SEQUENCE loose;
CREATE TABLE moves_from (id int);
ALTER TABLE moves_from OWNER TO pg_monitor;
CREATE TABLE moves_to (id int);
ALTER TABLE moves_to OWNER TO pg_read_all_data;
ALTER SEQUENCE loose OWNER TO pg_read_all_data;
ALTER SEQUENCE loose OWNED BY moves_to.id;
CREATE SEQUENCE released;
ALTER SEQUENCE released OWNER TO pg_read_all_data;
CREATE SEQUENCE tied;
ALTER SEQUENCE tied OWNER TO pg_monitor;
ALTER SEQUENCE tied OWNED BY moves_from.id;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 28: create sequence public.fresh_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.fresh_id_seq AS integer;

-- Step 2 of 28: create sequence public.fresh_other_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.fresh_other_seq;

-- Step 3 of 28: release sequence public.released from its column
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.released
--   blocks:      reads and writes of public.released, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.released OWNED BY NONE;
ALTER SEQUENCE public.released OWNER TO pg_read_all_data;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 28: change owner of table public.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.fresh OWNER TO pg_monitor;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moves_to IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 28: change owner of table public.moves_to
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.moves_to
--   blocks:      reads and writes of public.moves_to, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.moves_to OWNER TO pg_read_all_data;

COMMIT;

BEGIN;

-- Step 6 of 28: tie sequence public.loose to column public.moves_to.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.loose
--   blocks:      reads and writes of public.loose, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER SEQUENCE public.loose OWNED BY NONE;
ALTER SEQUENCE public.loose OWNER TO pg_read_all_data;
ALTER SEQUENCE public.loose OWNED BY public.moves_to.id;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moves_from IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 28: change owner of table public.moves_from
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.moves_from
--   blocks:      reads and writes of public.moves_from, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.moves_from OWNER TO pg_monitor;

COMMIT;

BEGIN;

-- Step 8 of 28: tie sequence public.tied to column public.moves_from.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.tied
--   blocks:      reads and writes of public.tied, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER SEQUENCE public.tied OWNER TO pg_monitor;
ALTER SEQUENCE public.tied OWNED BY public.moves_from.id;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 28: check without scan for nulls in column public.fresh.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.fresh ADD CONSTRAINT lockstep_id_not_null_0253e94a CHECK (id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 28: scan for nulls in column public.fresh.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.fresh
--   blocks:      neither reads nor writes
--   work:        scans public.fresh
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.fresh.id holds nulls
ALTER TABLE public.fresh VALIDATE CONSTRAINT lockstep_id_not_null_0253e94a;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 28: require values in column public.fresh.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, until step 12 is done, which scans public.fresh
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ALTER COLUMN id SET NOT NULL;

-- Step 12 of 28: let column public.fresh.id own sequence public.fresh_id_seq
--   phase:       expand
--   locks:       none on what exists
--   work:        scans public.fresh
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.fresh are read for the last number while others wait; an index over id makes that short
ALTER SEQUENCE public.fresh_id_seq OWNER TO pg_monitor;
ALTER SEQUENCE public.fresh_id_seq OWNED BY public.fresh.id;
SELECT pg_catalog.setval('public.fresh_id_seq', max(id) + 1, false) FROM public.fresh HAVING max(id) >= 1 AND max(id) < 2147483647;

COMMIT;

-- Step 13 of 28: drop the check for nulls in column public.fresh.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.fresh DROP CONSTRAINT lockstep_id_not_null_0253e94a;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 28: set default of column public.fresh.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ALTER COLUMN id SET DEFAULT nextval('public.fresh_id_seq'::regclass);

-- Step 15 of 28: add column public.fresh.other
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.fresh ADD COLUMN other bigint;
ALTER TABLE public.fresh ALTER COLUMN other SET DEFAULT nextval('public.fresh_other_seq'::regclass);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 28: drop default of column public.gone.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.gone ALTER COLUMN id DROP DEFAULT;

COMMIT;

BEGIN;

-- Step 17 of 28: let column public.gone.id own sequence public.gone_id_seq no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.gone_id_seq
--   blocks:      writes of public.gone_id_seq, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER SEQUENCE public.gone_id_seq OWNED BY NONE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 28: change owner of table public.gone
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.gone OWNER TO pg_monitor;

COMMIT;

SET lock_timeout = 0;

-- Step 19 of 28: fill column public.fresh.other
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.fresh
--   blocks:      neither reads nor writes
--   work:        scans public.fresh
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_other_progress_43a7068c AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.fresh') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_other_progress_43a7068c
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.fresh') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_other_progress_43a7068c);
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
      SELECT * INTO lockstep_state FROM public.lockstep_other_progress_43a7068c;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.fresh SET other = DEFAULT WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (other IS NULL);
      UPDATE public.lockstep_other_progress_43a7068c SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_other_progress_43a7068c;

BEGIN;

-- Step 20 of 28: gather statistics of table public.fresh (other)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.fresh
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.fresh (other);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 28: check without scan for nulls in column public.fresh.other
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ADD CONSTRAINT lockstep_other_not_null_43a7068c CHECK (other IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 22 of 28: scan for nulls in column public.fresh.other
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.fresh
--   blocks:      neither reads nor writes
--   work:        scans public.fresh
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.fresh.other holds nulls
ALTER TABLE public.fresh VALIDATE CONSTRAINT lockstep_other_not_null_43a7068c;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 28: require values in column public.fresh.other
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ALTER COLUMN other SET NOT NULL;

COMMIT;

-- Step 24 of 28: drop the check for nulls in column public.fresh.other
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.fresh DROP CONSTRAINT lockstep_other_not_null_43a7068c;

BEGIN;

-- Step 25 of 28: let column public.fresh.other own sequence public.fresh_other_seq
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.fresh_other_seq OWNER TO pg_monitor;
ALTER SEQUENCE public.fresh_other_seq OWNED BY public.fresh.other;

COMMIT;

BEGIN;

-- Step 26 of 28: drop sequence public.gone_id_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.gone_id_seq
--   blocks:      reads and writes of public.gone_id_seq, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence public.gone_id_seq is dropped
DROP SEQUENCE public.gone_id_seq;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.column_gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 27 of 28: drop column public.column_gone.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.column_gone_id_seq, ACCESS EXCLUSIVE on table public.column_gone
--   blocks:      reads and writes of public.column_gone_id_seq, public.column_gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.column_gone.id are dropped
--   hazard:      app-breaking: whoever uses column public.column_gone.id fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.column_gone fail
ALTER TABLE public.column_gone DROP COLUMN id;

-- Step 28 of 28: change owner of table public.column_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.column_gone
--   blocks:      reads and writes of public.column_gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.column_gone OWNER TO pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.column_gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 28 of 28: change owner of table public.column_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.column_gone
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.column_gone OWNER TO CURRENT_USER;

-- Undo step 27 of 28: drop column public.column_gone.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.column_gone_id_seq, ACCESS EXCLUSIVE on table public.column_gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
CREATE SEQUENCE public.column_gone_id_seq AS integer;
ALTER TABLE public.column_gone ADD COLUMN id integer DEFAULT nextval('public.column_gone_id_seq'::regclass) NOT NULL;
ALTER SEQUENCE public.column_gone_id_seq OWNED BY public.column_gone.id;

COMMIT;

BEGIN;

-- Undo step 26 of 28: drop sequence public.gone_id_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.gone_id_seq
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE public.gone_id_seq AS integer;

COMMIT;

BEGIN;

-- Undo step 25 of 28: let column public.fresh.other own sequence public.fresh_other_seq
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.fresh_other_seq OWNED BY NONE;

COMMIT;

-- Undo step 24 of 28: drop the check for nulls in column public.fresh.other
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ADD CONSTRAINT lockstep_other_not_null_43a7068c CHECK (other IS NOT NULL) NOT VALID;
ALTER TABLE public.fresh VALIDATE CONSTRAINT lockstep_other_not_null_43a7068c;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 23 of 28: require values in column public.fresh.other
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ALTER COLUMN other DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 22 of 28: scan for nulls in column public.fresh.other
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.fresh
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 28: check without scan for nulls in column public.fresh.other
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh DROP CONSTRAINT lockstep_other_not_null_43a7068c;

COMMIT;

-- Undo step 20 of 28: gather statistics of table public.fresh (other)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.fresh
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 19 of 28: fill column public.fresh.other
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.fresh
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 28: change owner of table public.gone
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.gone OWNER TO CURRENT_USER;

COMMIT;

BEGIN;

-- Undo step 17 of 28: let column public.gone.id own sequence public.gone_id_seq no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.gone_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.gone_id_seq OWNED BY public.gone.id;
SELECT pg_catalog.setval('public.gone_id_seq', max(id) + 1, false) FROM public.gone HAVING max(id) >= 1 AND max(id) < 2147483647;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 28: drop default of column public.gone.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.gone ALTER COLUMN id SET DEFAULT nextval('public.gone_id_seq'::regclass);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 28: add column public.fresh.other
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.fresh DROP COLUMN other;

-- Undo step 14 of 28: set default of column public.fresh.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ALTER COLUMN id DROP DEFAULT;

COMMIT;

-- Undo step 13 of 28: drop the check for nulls in column public.fresh.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ADD CONSTRAINT lockstep_id_not_null_0253e94a CHECK (id IS NOT NULL) NOT VALID;
ALTER TABLE public.fresh VALIDATE CONSTRAINT lockstep_id_not_null_0253e94a;

BEGIN;

-- Undo step 12 of 28: let column public.fresh.id own sequence public.fresh_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.fresh_id_seq OWNED BY NONE;

-- Undo step 11 of 28: require values in column public.fresh.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ALTER COLUMN id DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 10 of 28: scan for nulls in column public.fresh.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.fresh
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 28: check without scan for nulls in column public.fresh.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh DROP CONSTRAINT lockstep_id_not_null_0253e94a;

COMMIT;

BEGIN;

-- Undo step 8 of 28: tie sequence public.tied to column public.moves_from.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.tied
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.tied OWNED BY NONE;
ALTER SEQUENCE public.tied OWNER TO pg_read_all_data;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moves_from IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 28: change owner of table public.moves_from
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.moves_from
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.moves_from OWNER TO CURRENT_USER;

COMMIT;

BEGIN;

-- Undo step 6 of 28: tie sequence public.loose to column public.moves_to.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.loose
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.loose OWNED BY NONE;
ALTER SEQUENCE public.loose OWNER TO CURRENT_USER;
ALTER SEQUENCE public.loose OWNED BY public.moves_from.id;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moves_to IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 28: change owner of table public.moves_to
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.moves_to
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.moves_to OWNER TO CURRENT_USER;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 28: change owner of table public.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh OWNER TO CURRENT_USER;

COMMIT;

BEGIN;

-- Undo step 3 of 28: release sequence public.released from its column
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.released
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.released OWNER TO CURRENT_USER;
ALTER SEQUENCE public.released OWNED BY public.moves_from.id;

-- Undo step 2 of 28: create sequence public.fresh_other_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.fresh_other_seq;

-- Undo step 1 of 28: create sequence public.fresh_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.fresh_id_seq;

COMMIT;

-- Generated names are cut as PostgreSQL cuts them.
-- before --
CREATE TABLE a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_1 (id int);
-- after --
CREATE TABLE a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_1 (
    id int PRIMARY KEY,
    a_column_whose_name_is_long_as_well_so_that_both_must_be_shortened int UNIQUE CHECK (a_column_whose_name_is_long_as_well_so_that_both_must_be_shortened > 0),
    s serial
);
CREATE INDEX ON a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_1 (a_column_whose_name_is_long_as_well_so_that_both_must_be_shortened, id);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 21: create sequence public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq AS integer;

-- Step 2 of 21: add column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD COLUMN a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte integer;

-- Step 3 of 21: check without scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT lockstep_id_not_null_6bc7bff7 CHECK (id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 21: scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      neither reads nor writes
--   work:        scans public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id holds nulls
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ VALIDATE CONSTRAINT lockstep_id_not_null_6bc7bff7;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 21: require values in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ALTER COLUMN id SET NOT NULL;

COMMIT;

-- Step 6 of 21: drop the check for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT lockstep_id_not_null_6bc7bff7;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 21: add column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD COLUMN s integer;
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ALTER COLUMN s SET DEFAULT nextval('public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq'::regclass);

-- Step 8 of 21: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check CHECK (a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 9 of 21: build the index of constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      neither reads nor writes
--   work:        scans public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
CREATE UNIQUE INDEX CONCURRENTLY a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key ON public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ USING btree (a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 21: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key UNIQUE USING INDEX a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key;

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 21: build the index of constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      neither reads nor writes
--   work:        scans public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
CREATE UNIQUE INDEX CONCURRENTLY a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey ON public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ USING btree (id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 21: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey PRIMARY KEY USING INDEX a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey;

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 21: add index public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      neither reads nor writes
--   work:        scans public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx
CREATE INDEX CONCURRENTLY a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx ON public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ USING btree (a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte, id);

BEGIN;

-- Step 14 of 21: validate constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      neither reads nor writes
--   work:        scans public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ VALIDATE CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check;

COMMIT;

-- Step 15 of 21: fill column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      neither reads nor writes
--   work:        scans public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_s_progress_b530b2c5 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_s_progress_b530b2c5
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_s_progress_b530b2c5);
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
      SELECT * INTO lockstep_state FROM public.lockstep_s_progress_b530b2c5;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ SET s = DEFAULT WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (s IS NULL);
      UPDATE public.lockstep_s_progress_b530b2c5 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_s_progress_b530b2c5;

BEGIN;

-- Step 16 of 21: gather statistics of table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ (s)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ (s);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 21: check without scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT lockstep_s_not_null_b530b2c5 CHECK (s IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 18 of 21: scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      neither reads nor writes
--   work:        scans public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s holds nulls
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ VALIDATE CONSTRAINT lockstep_s_not_null_b530b2c5;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 21: require values in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ALTER COLUMN s SET NOT NULL;

COMMIT;

-- Step 20 of 21: drop the check for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   blocks:      reads and writes of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT lockstep_s_not_null_b530b2c5;

BEGIN;

-- Step 21 of 21: let column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s own sequence public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq OWNED BY public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 21 of 21: let column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s own sequence public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq OWNED BY NONE;

COMMIT;

-- Undo step 20 of 21: drop the check for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT lockstep_s_not_null_b530b2c5 CHECK (s IS NOT NULL) NOT VALID;
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ VALIDATE CONSTRAINT lockstep_s_not_null_b530b2c5;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 21: require values in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ALTER COLUMN s DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 18 of 21: scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 21: check without scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT lockstep_s_not_null_b530b2c5;

COMMIT;

-- Undo step 16 of 21: gather statistics of table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ (s)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 15 of 21: fill column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 21: validate constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check;
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check CHECK (a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 13 of 21: add index public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 21: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 11 of 21: build the index of constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 21: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 9 of 21: build the index of constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 21: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check;

-- Undo step 7 of 21: add column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP COLUMN s;

COMMIT;

-- Undo step 6 of 21: drop the check for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT lockstep_id_not_null_6bc7bff7 CHECK (id IS NOT NULL) NOT VALID;
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ VALIDATE CONSTRAINT lockstep_id_not_null_6bc7bff7;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 21: require values in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ALTER COLUMN id DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 21: scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 21: check without scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT lockstep_id_not_null_6bc7bff7;

-- Undo step 2 of 21: add column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP COLUMN a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte;

-- Undo step 1 of 21: create sequence public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq;

COMMIT;

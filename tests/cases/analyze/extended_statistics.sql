-- New extended statistics, and another type of columns that such need, are computed with the whole table alone; so it is sampled as a whole wherever there are some.
-- before --
CREATE TABLE cars (id bigint PRIMARY KEY, make text, model varchar(20), plate text);
CREATE STATISTICS cars_model (dependencies) ON make, model FROM cars;
CREATE TABLE colours (id bigint PRIMARY KEY, a integer, b integer);
-- rows --
INSERT INTO cars SELECT i, 'm' || i % 3, 'n' || i % 30, 'p' || i FROM generate_series(1, 3000) AS i;
INSERT INTO colours SELECT i, i % 3, i % 6 FROM generate_series(1, 3000) AS i;
-- after --
CREATE TABLE cars (id bigint PRIMARY KEY, make text, model varchar(40), plate text, token uuid DEFAULT gen_random_uuid());
CREATE STATISTICS cars_model (dependencies) ON make, model FROM cars;
CREATE TABLE colours (id bigint PRIMARY KEY, a integer, b integer);
CREATE STATISTICS colours_both ON a, b FROM colours;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM pg_statistic_ext_data WHERE stxddependencies IS NOT NULL) = 2;
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename = 'cars' AND attname IN ('model', 'token')) = 2;
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.cars IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: change type of column public.cars.model
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.cars
--   blocks:      reads and writes of public.cars, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.cars.model fail
ALTER TABLE public.cars ALTER COLUMN model TYPE character varying(40);

-- Step 2 of 7: add column public.cars.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.cars
--   blocks:      reads and writes of public.cars, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.cars ADD COLUMN token uuid;
ALTER TABLE public.cars ALTER COLUMN token SET DEFAULT gen_random_uuid();

-- Step 3 of 7: add statistics public.colours_both
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.colours
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.colours_both ON a, b FROM public.colours;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 7: gather statistics of table public.cars
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.cars
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.cars;

COMMIT;

BEGIN;

-- Step 5 of 7: gather statistics of table public.colours
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.colours
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.colours;

COMMIT;

-- Step 6 of 7: fill column public.cars.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.cars
--   blocks:      neither reads nor writes
--   work:        scans public.cars
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_token_progress_97a04198 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.cars ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_token_progress_97a04198
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.cars ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_token_progress_97a04198);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_token_progress_97a04198;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.cars WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.cars WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.cars SET token = DEFAULT WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (token IS NULL);
      ELSE
        UPDATE ONLY public.cars SET token = DEFAULT WHERE id <= lockstep_next.next_1 AND (token IS NULL);
      END IF;
      UPDATE public.lockstep_token_progress_97a04198 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_token_progress_97a04198;

BEGIN;

-- Step 7 of 7: gather statistics of table public.cars
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.cars
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.cars;

COMMIT;
-- down --
-- Undo step 7 of 7: gather statistics of table public.cars
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.cars
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 6 of 7: fill column public.cars.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.cars
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 5 of 7: gather statistics of table public.colours
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.colours
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 4 of 7: gather statistics of table public.cars
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.cars
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.cars IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 7: add statistics public.colours_both
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.colours
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.colours_both;

-- Undo step 2 of 7: add column public.cars.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.cars
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.cars DROP COLUMN token;

-- Undo step 1 of 7: change type of column public.cars.model
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.cars
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.cars ALTER COLUMN model TYPE character varying(20);

COMMIT;

-- A partitioned table is sampled with its partitions, once; of a table with children all are.
-- before --
CREATE TABLE events (id bigint, at date NOT NULL, kind integer, note text) PARTITION BY RANGE (at);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2020-01-01') PARTITION BY RANGE (at);
CREATE TABLE events_older PARTITION OF events_old FOR VALUES FROM (MINVALUE) TO ('2010-01-01');
CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
CREATE TABLE parent (id bigint, v varchar(10));
CREATE TABLE child (w integer) INHERITS (parent);
-- rows --
INSERT INTO events SELECT i, '2000-01-01'::date + i::integer * 5, i % 4, 'n' || i FROM generate_series(1, 3000) AS i WHERE i * 5 < 3600 OR i * 5 > 7400;
INSERT INTO parent SELECT i, 'v' || i FROM generate_series(1, 3000) AS i;
INSERT INTO child SELECT i, 'v' || i FROM generate_series(1, 3000) AS i;
-- after --
CREATE TABLE events (id bigint, at date NOT NULL, kind integer, note text, token uuid DEFAULT gen_random_uuid()) PARTITION BY RANGE (at);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2020-01-01') PARTITION BY RANGE (at);
CREATE TABLE events_older PARTITION OF events_old FOR VALUES FROM (MINVALUE) TO ('2010-01-01');
CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
CREATE INDEX events_note ON events (lower(note));
CREATE TABLE parent (id bigint, v varchar(20));
CREATE TABLE child (w integer) INHERITS (parent);
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename IN ('events', 'events_old', 'events_older', 'events_new') AND attname = 'token') = 4;
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename IN ('events_older_lower_idx', 'events_new_lower_idx')) = 2;
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename IN ('parent', 'child') AND attname = 'v') = 3;
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 1 of 12: add column public.events.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.events_new, ACCESS EXCLUSIVE on table public.events_old, ACCESS EXCLUSIVE on table public.events_older
--   blocks:      reads and writes of public.events, public.events_new, public.events_old, public.events_older, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.events ADD COLUMN token uuid;
ALTER TABLE public.events ALTER COLUMN token SET DEFAULT gen_random_uuid();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 2 of 12: change type of column public.parent.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.parent, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.parent.v fail
ALTER TABLE public.parent ALTER COLUMN v TYPE character varying(20);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 12: gather statistics of table public.parent (v)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parent (v);
ANALYZE public.child (v);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 12: add index public.events_note
--   phase:       expand
--   locks:       SHARE on table public.events
--   blocks:      writes of public.events, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE INDEX events_note ON ONLY public.events USING btree (lower(note));

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 12: add index public.events_new_lower_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_new
--   blocks:      neither reads nor writes
--   work:        scans public.events_new
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.events_new_lower_idx
CREATE INDEX CONCURRENTLY events_new_lower_idx ON public.events_new USING btree (lower(note));

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.events_old IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 12: add index public.events_old_lower_idx
--   phase:       expand
--   locks:       SHARE on table public.events_old
--   blocks:      writes of public.events_old, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX events_old_lower_idx ON ONLY public.events_old USING btree (lower(note));

COMMIT;

SET lock_timeout = 0;

-- Step 7 of 12: add index public.events_older_lower_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_older
--   blocks:      neither reads nor writes
--   work:        scans public.events_older
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.events_older_lower_idx
CREATE INDEX CONCURRENTLY events_older_lower_idx ON public.events_older USING btree (lower(note));

SET lock_timeout = '2s';

-- Step 8 of 12: attach partitions to index public.events_note
--   phase:       expand
--   locks:       ACCESS SHARE on table public.events, ACCESS EXCLUSIVE on table public.events_new, ACCESS EXCLUSIVE on table public.events_old, ACCESS EXCLUSIVE on table public.events_older
--   blocks:      reads and writes of public.events_new, public.events_old, public.events_older, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.events_older IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.events_old_lower_idx ATTACH PARTITION public.events_older_lower_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.events_old IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.events_note ATTACH PARTITION public.events_old_lower_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.events_new IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.events_note ATTACH PARTITION public.events_new_lower_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 12: gather statistics of table public.events
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events, SHARE UPDATE EXCLUSIVE on table public.events_new, SHARE UPDATE EXCLUSIVE on table public.events_old, SHARE UPDATE EXCLUSIVE on table public.events_older
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.events;

COMMIT;

-- Step 10 of 12: fill column public.events_new.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_new
--   blocks:      neither reads nor writes
--   work:        scans public.events_new
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_token_progress_5417cf56 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.events_new') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_token_progress_5417cf56
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.events_new') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_token_progress_5417cf56);
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
      SELECT * INTO lockstep_state FROM public.lockstep_token_progress_5417cf56;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.events_new SET token = DEFAULT WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (token IS NULL);
      UPDATE public.lockstep_token_progress_5417cf56 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_token_progress_5417cf56;

-- Step 11 of 12: fill column public.events_older.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_older
--   blocks:      neither reads nor writes
--   work:        scans public.events_older
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_token_progress_7f4743d2 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.events_older') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_token_progress_7f4743d2
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.events_older') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_token_progress_7f4743d2);
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
      SELECT * INTO lockstep_state FROM public.lockstep_token_progress_7f4743d2;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.events_older SET token = DEFAULT WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (token IS NULL);
      UPDATE public.lockstep_token_progress_7f4743d2 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_token_progress_7f4743d2;

BEGIN;

-- Step 12 of 12: gather statistics of table public.events (token)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events, SHARE UPDATE EXCLUSIVE on table public.events_new, SHARE UPDATE EXCLUSIVE on table public.events_old, SHARE UPDATE EXCLUSIVE on table public.events_older
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.events (token);

COMMIT;
-- down --
-- Undo step 12 of 12: gather statistics of table public.events (token)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events, SHARE UPDATE EXCLUSIVE on table public.events_new, SHARE UPDATE EXCLUSIVE on table public.events_old, SHARE UPDATE EXCLUSIVE on table public.events_older
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 11 of 12: fill column public.events_older.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_older
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 10 of 12: fill column public.events_new.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_new
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 9 of 12: gather statistics of table public.events
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events, SHARE UPDATE EXCLUSIVE on table public.events_new, SHARE UPDATE EXCLUSIVE on table public.events_old, SHARE UPDATE EXCLUSIVE on table public.events_older
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

-- Undo step 8 of 12: attach partitions to index public.events_note
--   phase:       expand
--   locks:       ACCESS SHARE on table public.events, ACCESS EXCLUSIVE on table public.events_new, ACCESS EXCLUSIVE on table public.events_old, ACCESS EXCLUSIVE on table public.events_older
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.events_note;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 7 of 12: add index public.events_older_lower_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_older
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.events_older_lower_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.events_old IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 12: add index public.events_old_lower_idx
--   phase:       expand
--   locks:       SHARE on table public.events_old
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.events_old_lower_idx;

COMMIT;

SET lock_timeout = 0;

-- Undo step 5 of 12: add index public.events_new_lower_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_new
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.events_new_lower_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 12: add index public.events_note
--   phase:       expand
--   locks:       SHARE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.events_note;

COMMIT;

-- Undo step 3 of 12: gather statistics of table public.parent (v)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 2 of 12: change type of column public.parent.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parent ALTER COLUMN v TYPE character varying(10);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 1 of 12: add column public.events.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.events_new, ACCESS EXCLUSIVE on table public.events_old, ACCESS EXCLUSIVE on table public.events_older
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.events DROP COLUMN token;

COMMIT;

-- Where a partition is foreign the others alone are sampled: the server would read it from its own.
-- before --
CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER away FOREIGN DATA WRAPPER nowhere;
CREATE TABLE spread (id bigint, v text) PARTITION BY RANGE (id);
CREATE TABLE here PARTITION OF spread FOR VALUES FROM (0) TO (10000);
CREATE FOREIGN TABLE there PARTITION OF spread FOR VALUES FROM (10000) TO (20000) SERVER away;
-- rows --
INSERT INTO here SELECT i, 'v' || i FROM generate_series(1, 3000) AS i;
-- after --
CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER away FOREIGN DATA WRAPPER nowhere;
CREATE TABLE spread (id bigint, v text) PARTITION BY RANGE (id);
CREATE TABLE here PARTITION OF spread FOR VALUES FROM (0) TO (10000);
CREATE FOREIGN TABLE there PARTITION OF spread FOR VALUES FROM (10000) TO (20000) SERVER away;
CREATE INDEX spread_v ON spread (lower(v));
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename = 'here_lower_idx') = 1;
  ASSERT NOT EXISTS (SELECT FROM pg_stats WHERE tablename = 'spread');
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
      LOCK TABLE ONLY public.spread, public.here IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.spread, public.here IN SHARE MODE;
        ALTER FOREIGN TABLE public.there SET SCHEMA public;
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

-- Step 1 of 2: add index public.spread_v
--   phase:       expand
--   locks:       SHARE on table public.here, SHARE on table public.spread, SHARE on table public.there
--   blocks:      writes of public.here, public.spread, public.there, for as long as its work takes
--   work:        scans public.here
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.spread are read while writers wait
--   hazard:      blocking-scan: the rows of public.here are read while writers wait
CREATE INDEX here_lower_idx ON public.here USING btree (lower(v));
CREATE INDEX spread_v ON public.spread USING btree (lower(v));

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 2: gather statistics of table public.spread
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.here
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
--   note:        foreign partitions are left out, and the table as a whole with them: they would be read from their servers
ANALYZE public.here;

COMMIT;
-- down --
-- Undo step 2 of 2: gather statistics of table public.spread
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.here
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.spread, public.here IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.spread, public.here IN ACCESS EXCLUSIVE MODE;
        ALTER FOREIGN TABLE public.there SET SCHEMA public;
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

-- Undo step 1 of 2: add index public.spread_v
--   phase:       expand
--   locks:       SHARE on table public.here, SHARE on table public.spread, SHARE on table public.there
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.spread_v;

COMMIT;

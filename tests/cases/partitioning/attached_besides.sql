-- Tables that are there already become other partitions of it, each by ATTACH PARTITION of its own. The directives say how careful the plan is.
-- before --
CREATE TABLE m (a int NOT NULL, v text);
CREATE TABLE m_10 (a int NOT NULL, v text);
CREATE TABLE "small" (a int NOT NULL);
-- rows --
INSERT INTO m SELECT i % 10 FROM generate_series(1, 1200) AS i;
INSERT INTO m_10 SELECT 10 + i % 10 FROM generate_series(1, 1200) AS i;
-- after --
-- @partition mode=first name=m_0
-- @lock_timeout '700ms'
CREATE TABLE m (a int NOT NULL, v text) PARTITION BY RANGE (a);
CREATE TABLE m_0 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m_10 PARTITION OF m FOR VALUES FROM (10) TO (20);
-- @direct
-- @partition mode=first name=small_0
CREATE TABLE "small" (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE small_0 PARTITION OF "small" DEFAULT;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM m) = 2400 AND (SELECT count(*) FROM m_0) = 1200;
END $$;
-- plan --
SET lock_timeout = '700ms';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 10: check without scan the bounds of what will be table public.m_0
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.m is partitioned, rows outside of the bounds of table public.m_0 are refused
ALTER TABLE public.m ADD CONSTRAINT lockstep_m_0_bounds_befa03a1 CHECK (a IS NOT NULL AND a >= 0 AND a < 10) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 10: scan table public.m for rows outside of the bounds of table public.m_0
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   blocks:      neither reads nor writes
--   work:        scans public.m
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m holds rows outside of the bounds of table public.m_0
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_m_0_bounds_befa03a1;

COMMIT;

SET lock_timeout = '700ms';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 10: make table public.m_0 of table public.m, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.m RENAME TO m_0;
CREATE TABLE public.m (
    a integer CONSTRAINT m_a_not_null NOT NULL,
    v text
) PARTITION BY RANGE (a);
ALTER TABLE public.m ATTACH PARTITION public.m_0 FOR VALUES FROM (0) TO (10);
ALTER TABLE public.m_0 DROP CONSTRAINT IF EXISTS lockstep_m_0_bounds_befa03a1;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 10: gather statistics of table public.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m_0
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.m;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m_10 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 10: check without scan the bounds of table public.m_10
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m_10
--   blocks:      reads and writes of public.m_10, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.m_10 ADD CONSTRAINT lockstep_m_10_bounds_aae3f11e CHECK (a IS NOT NULL AND a >= 10 AND a < 20) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 10: scan for rows outside of the bounds of table public.m_10
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m_10
--   blocks:      neither reads nor writes
--   work:        scans public.m_10
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m_10 holds rows outside of the bounds
ALTER TABLE public.m_10 VALIDATE CONSTRAINT lockstep_m_10_bounds_aae3f11e;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m_10 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 10: attach table public.m_10
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m_10
--   blocks:      reads and writes of public.m_10, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m_10 FOR VALUES FROM (10) TO (20);

-- Step 8 of 10: drop the check of the bounds of table public.m_10
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m_10
--   blocks:      reads and writes of public.m_10, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m_10 DROP CONSTRAINT lockstep_m_10_bounds_aae3f11e;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.small IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 10: make table public.small_0 of table public.small, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.small
--   blocks:      reads and writes of public.small, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
LOCK TABLE public.small IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.small RENAME TO small_0;
CREATE TABLE public.small (
    a integer CONSTRAINT small_a_not_null NOT NULL
) PARTITION BY LIST (a);
ALTER TABLE public.small ATTACH PARTITION public.small_0 DEFAULT;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 10: gather statistics of table public.small
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.small, SHARE UPDATE EXCLUSIVE on table public.small_0
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.small;

COMMIT;
-- down --
-- Undo step 10 of 10: gather statistics of table public.small
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.small, SHARE UPDATE EXCLUSIVE on table public.small_0
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.small IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 10: make table public.small_0 of table public.small, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.small
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.small IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.small DETACH PARTITION public.small_0;
INSERT INTO public.small_0 (a) SELECT a FROM public.small;
DROP TABLE public.small;
ALTER TABLE public.small_0 RENAME TO small;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.m, public.m_10 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, public.m_10 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 10: drop the check of the bounds of table public.m_10
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m_10
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m_10 ADD CONSTRAINT lockstep_m_10_bounds_aae3f11e CHECK (a IS NOT NULL AND a >= 10 AND a < 20) NOT VALID;

-- Undo step 7 of 10: attach table public.m_10
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m_10
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m_10;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 10: scan for rows outside of the bounds of table public.m_10
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m_10
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m_10 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 10: check without scan the bounds of table public.m_10
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m_10
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m_10 DROP CONSTRAINT lockstep_m_10_bounds_aae3f11e;

COMMIT;

-- Undo step 4 of 10: gather statistics of table public.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m_0
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '700ms';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 10: make table public.m_0 of table public.m, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.m DETACH PARTITION public.m_0;
INSERT INTO public.m_0 (a, v) SELECT a, v FROM public.m;
DROP TABLE public.m;
ALTER TABLE public.m_0 RENAME TO m;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 10: scan table public.m for rows outside of the bounds of table public.m_0
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '700ms';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 10: check without scan the bounds of what will be table public.m_0
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT IF EXISTS lockstep_m_0_bounds_befa03a1;

COMMIT;

-- An index that some partitions have no part of: a change of type would give them these, so it is made again.
-- before --
CREATE TABLE p (id int, c char(3)) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (100) TO (200);
CREATE INDEX none ON ONLY p (c);
CREATE INDEX several_2 ON p2 (c, id);
CREATE INDEX several ON ONLY p (c, id);
ALTER INDEX several ATTACH PARTITION several_2;
CREATE INDEX completed_1 ON p1 ((c IS NULL));
CREATE INDEX completed_2 ON p2 ((c IS NULL));
CREATE INDEX completed ON ONLY p ((c IS NULL));
ALTER INDEX completed ATTACH PARTITION completed_1;
-- after --
CREATE TABLE p (id int, c char(4)) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (100) TO (200);
CREATE INDEX none ON ONLY p (c);
CREATE INDEX several_2 ON p2 (c, id);
CREATE INDEX several ON ONLY p (c, id);
ALTER INDEX several ATTACH PARTITION several_2;
CREATE INDEX completed_1 ON p1 ((c IS NULL));
CREATE INDEX completed_2 ON p2 ((c IS NULL));
CREATE INDEX completed ON ONLY p ((c IS NULL));
ALTER INDEX completed ATTACH PARTITION completed_1;
ALTER INDEX completed ATTACH PARTITION completed_2;
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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 12: drop index public.completed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p, public.p1, public.p2, until step 4 is done, which rewrites public.p1, rewrites public.p2
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.completed;

-- Step 2 of 12: drop index public."none"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p, public.p1, public.p2, until step 4 is done, which rewrites public.p1, rewrites public.p2
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public."none";

-- Step 3 of 12: drop index public.several
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p, public.p1, public.p2, until step 4 is done, which rewrites public.p1, rewrites public.p2
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.several;

-- Step 4 of 12: change type of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p, public.p1, public.p2, for as long as its work takes
--   work:        rewrites public.p1, rewrites public.p2
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.p.c fail
ALTER TABLE public.p ALTER COLUMN c TYPE character(4);

-- Step 5 of 12: add index public.completed
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX completed ON ONLY public.p USING btree (((c IS NULL)));

-- Step 6 of 12: add index public."none"
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX "none" ON ONLY public.p USING btree (c);

-- Step 7 of 12: add index public.several
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX several ON ONLY public.p USING btree (c, id);

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 12: add index public.completed_1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.completed_1
CREATE INDEX CONCURRENTLY completed_1 ON public.p1 USING btree (((c IS NULL)));

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p1, public.p2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p1, public.p2 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p2, public.p1 IN ACCESS EXCLUSIVE MODE;
      END IF;
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

-- Step 9 of 12: attach partitions to index public.completed
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p1, public.p2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.completed ATTACH PARTITION public.completed_2;
ALTER INDEX public.completed ATTACH PARTITION public.completed_1;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 12: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p2
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p;

COMMIT;

-- Step 11 of 12: add index public.several_2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p2
--   blocks:      neither reads nor writes
--   work:        scans public.p2
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.several_2
CREATE INDEX CONCURRENTLY several_2 ON public.p2 USING btree (c, id);

SET lock_timeout = '2s';

-- Step 12 of 12: attach partitions to index public.several
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p2, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.several ATTACH PARTITION public.several_2;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
-- down --
SET lock_timeout = '2s';

-- Undo step 12 of 12: attach partitions to index public.several
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p2
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.several;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 11 of 12: add index public.several_2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p2
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.several_2;

-- Undo step 10 of 12: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p2
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
      LOCK TABLE public.p1, public.p2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p1, public.p2 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p2, public.p1 IN ACCESS EXCLUSIVE MODE;
      END IF;
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

-- Undo step 9 of 12: attach partitions to index public.completed
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.completed;
CREATE INDEX completed_2 ON public.p2 USING btree (((c IS NULL)));

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 12: add index public.completed_1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.completed_1;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 12: add index public.several
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.several;

-- Undo step 6 of 12: add index public."none"
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public."none";

-- Undo step 5 of 12: add index public.completed
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.completed;

-- Undo step 4 of 12: change type of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN c TYPE character(3);

-- Undo step 3 of 12: drop index public.several
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX several ON ONLY public.p USING btree (c, id);
CREATE INDEX several_2 ON public.p2 USING btree (c, id);
ALTER INDEX public.several ATTACH PARTITION public.several_2;

-- Undo step 2 of 12: drop index public."none"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX "none" ON ONLY public.p USING btree (c);

-- Undo step 1 of 12: drop index public.completed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX completed ON ONLY public.p USING btree (((c IS NULL)));
CREATE INDEX completed_1 ON public.p1 USING btree (((c IS NULL)));
ALTER INDEX public.completed ATTACH PARTITION public.completed_1;

COMMIT;

-- A partition has an index that its new sibling at the root takes over.
-- before --
CREATE TABLE m (a int, b int) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2);
CREATE INDEX m1_b ON m1 (b);
-- after --
CREATE TABLE m (a int, b int) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2);
CREATE INDEX m1_b ON m1 (b);
CREATE INDEX m_b ON m (b);
ALTER INDEX m_b ATTACH PARTITION m1_b;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: add index public.m_b
--   phase:       expand
--   locks:       SHARE on table public.m
--   blocks:      writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX m_b ON ONLY public.m USING btree (b);

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 3: add index public.m2_b_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m2
--   blocks:      neither reads nor writes
--   work:        scans public.m2
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.m2_b_idx
CREATE INDEX CONCURRENTLY m2_b_idx ON public.m2 USING btree (b);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m1, public.m2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.m1, public.m2 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m2, public.m1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 3: attach partitions to index public.m_b
--   phase:       expand
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m1, public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.m_b ATTACH PARTITION public.m2_b_idx;
ALTER INDEX public.m_b ATTACH PARTITION public.m1_b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m1, public.m2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.m1, public.m2 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m2, public.m1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 3: attach partitions to index public.m_b
--   phase:       expand
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m_b;
CREATE INDEX m1_b ON public.m1 USING btree (b);

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 3: add index public.m2_b_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m2
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.m2_b_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 3: add index public.m_b
--   phase:       expand
--   locks:       SHARE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.m_b;

COMMIT;

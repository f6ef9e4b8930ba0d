-- An index that was made ON ONLY the parent gets those of the partitions; another one loses them.
-- before --
CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
CREATE TABLE p0 PARTITION OF p DEFAULT PARTITION BY LIST (a);
CREATE TABLE p00 PARTITION OF p0 DEFAULT;
CREATE INDEX pi ON ONLY p (a);
CREATE INDEX pb ON p (b);
-- after --
CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
CREATE TABLE p0 PARTITION OF p DEFAULT PARTITION BY LIST (a);
CREATE TABLE p00 PARTITION OF p0 DEFAULT;
CREATE INDEX pi ON ONLY p (a);
CREATE INDEX pi_0 ON p0 (a);
ALTER INDEX pi ATTACH PARTITION pi_0;
CREATE INDEX pb ON ONLY p (b);
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

-- Step 1 of 6: build again with other partitions index public.pb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   blocks:      reads and writes of public.p, public.p0, public.p00, for as long as its work takes
--   work:        scans public.p00
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.p are read while readers and writers wait
DROP INDEX IF EXISTS public.pb CASCADE;
DROP INDEX IF EXISTS public.p0_b_idx CASCADE;
DROP INDEX IF EXISTS public.p00_b_idx CASCADE;
CREATE INDEX pb ON ONLY public.p USING btree (b);
CREATE INDEX p0_b_idx ON ONLY public.p0 USING btree (b);
CREATE INDEX p00_b_idx ON public.p00 USING btree (b);
ALTER INDEX public.p0_b_idx ATTACH PARTITION public.p00_b_idx;

-- Step 2 of 6: add index public.pi_0
--   phase:       expand
--   locks:       SHARE on table public.p0
--   blocks:      writes of public.p0, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX pi_0 ON ONLY public.p0 USING btree (a);

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 6: add index public.p00_a_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p00
--   blocks:      neither reads nor writes
--   work:        scans public.p00
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p00_a_idx
CREATE INDEX CONCURRENTLY p00_a_idx ON public.p00 USING btree (a);

SET lock_timeout = '2s';

-- Step 4 of 6: attach partitions to index public.pi_0
--   phase:       expand
--   locks:       ACCESS SHARE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   blocks:      reads and writes of public.p00, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p00 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.pi_0 ATTACH PARTITION public.p00_a_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 6: attach partitions to index public.pi
--   phase:       expand
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p0
--   blocks:      reads and writes of public.p0, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.pi ATTACH PARTITION public.pi_0;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p0 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p0 IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 6: drop index public.p0_b_idx
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   blocks:      reads and writes of public.p0, public.p00, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP INDEX public.p0_b_idx;

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
      LOCK TABLE public.p0 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p0 IN SHARE MODE;
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

-- Undo step 6 of 6: drop index public.p0_b_idx
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX p0_b_idx ON ONLY public.p0 USING btree (b);
CREATE INDEX p00_b_idx ON public.p00 USING btree (b);
ALTER INDEX public.p0_b_idx ATTACH PARTITION public.p00_b_idx;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 6: attach partitions to index public.pi
--   phase:       expand
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p0
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.pi CASCADE;
DROP INDEX IF EXISTS public.pi_0 CASCADE;
DROP INDEX IF EXISTS public.p00_a_idx CASCADE;
CREATE INDEX pi ON ONLY public.p USING btree (a);
CREATE INDEX pi_0 ON ONLY public.p0 USING btree (a);
CREATE INDEX p00_a_idx ON public.p00 USING btree (a);
ALTER INDEX public.pi_0 ATTACH PARTITION public.p00_a_idx;

COMMIT;

-- Undo step 4 of 6: attach partitions to index public.pi_0
--   phase:       expand
--   locks:       ACCESS SHARE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.pi_0;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 3 of 6: add index public.p00_a_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p00
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p00_a_idx;

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

-- Undo step 2 of 6: add index public.pi_0
--   phase:       expand
--   locks:       SHARE on table public.p0
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.pi_0;

-- Undo step 1 of 6: build again with other partitions index public.pb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.pb CASCADE;
DROP INDEX IF EXISTS public.p0_b_idx CASCADE;
DROP INDEX IF EXISTS public.p00_b_idx CASCADE;
CREATE INDEX pb ON ONLY public.p USING btree (b);
CREATE INDEX p0_b_idx ON ONLY public.p0 USING btree (b);
CREATE INDEX p00_b_idx ON public.p00 USING btree (b);
ALTER INDEX public.p0_b_idx ATTACH PARTITION public.p00_b_idx;
ALTER INDEX public.pb ATTACH PARTITION public.p0_b_idx;

COMMIT;

-- A partition's bounds change.
-- before --
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (100);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: check without scan the bounds of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.m1 ADD CONSTRAINT lockstep_m1_bounds_ec9f5ba3 CHECK (a IS NOT NULL AND a >= 0 AND a < 100) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 5: scan for rows outside of the bounds of table public.m1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m1 holds rows outside of the bounds
ALTER TABLE public.m1 VALIDATE CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 5: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

-- Step 4 of 5: attach table public.m1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES FROM (0) TO (100);

-- Step 5 of 5: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 5: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT lockstep_m1_bounds_ec9f5ba3 CHECK (a IS NOT NULL AND a >= 0 AND a < 100) NOT VALID;

-- Undo step 4 of 5: attach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

-- Undo step 3 of 5: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES FROM (0) TO (10);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 5: scan for rows outside of the bounds of table public.m1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 5: check without scan the bounds of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

COMMIT;

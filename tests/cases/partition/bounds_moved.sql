-- The border between two partitions moves beside a default partition: all is proven before the first of them is detached.
-- before --
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20);
CREATE TABLE md PARTITION OF m DEFAULT;
-- after --
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (15);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (15) TO (30);
CREATE TABLE md PARTITION OF m DEFAULT;
-- rows --
INSERT INTO m VALUES (1), (16), (40), (NULL);
-- holds --
SELECT count(*) = 4 FROM m
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 16: check without scan the bounds of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.m1 ADD CONSTRAINT lockstep_m1_bounds_ec9f5ba3 CHECK (a IS NOT NULL AND a >= 0 AND a < 15) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 16: scan for rows outside of the bounds of table public.m1
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
DO $$ BEGIN LOCK TABLE public.md IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 16: keep the rows of table public.m1 out of table public.md
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.m1 is attached, rows for it are refused
--   note:        the default partition does not take them any more: it would be read under a strong lock otherwise
ALTER TABLE public.md ADD CONSTRAINT lockstep_m1_default_ec9f5ba3 CHECK (NOT (a IS NOT NULL AND a >= 0 AND a < 15)) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 16: scan table public.md for rows of table public.m1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.md
--   blocks:      neither reads nor writes
--   work:        scans public.md
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.md holds rows of table public.m1
ALTER TABLE public.md VALIDATE CONSTRAINT lockstep_m1_default_ec9f5ba3;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 16: check without scan the bounds of table public.m2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.m2 ADD CONSTRAINT lockstep_m2_bounds_77c40bf2 CHECK (a IS NOT NULL AND a >= 15 AND a < 30) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 16: scan for rows outside of the bounds of table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m2
--   blocks:      neither reads nor writes
--   work:        scans public.m2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m2 holds rows outside of the bounds
ALTER TABLE public.m2 VALIDATE CONSTRAINT lockstep_m2_bounds_77c40bf2;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.md IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 16: keep the rows of table public.m2 out of table public.md
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.m2 is attached, rows for it are refused
--   note:        the default partition does not take them any more: it would be read under a strong lock otherwise
ALTER TABLE public.md ADD CONSTRAINT lockstep_m2_default_77c40bf2 CHECK (NOT (a IS NOT NULL AND a >= 15 AND a < 30)) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 16: scan table public.md for rows of table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.md
--   blocks:      neither reads nor writes
--   work:        scans public.md
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.md holds rows of table public.m2
ALTER TABLE public.md VALIDATE CONSTRAINT lockstep_m2_default_77c40bf2;

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

-- Step 9 of 16: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.m, public.m1, public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

-- Step 10 of 16: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.m, public.m2, public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m2;

-- Step 11 of 16: attach table public.m1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.m1, public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES FROM (0) TO (15);

-- Step 12 of 16: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

-- Step 13 of 16: drop the check that keeps the rows of table public.m1 out of table public.md
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.md DROP CONSTRAINT lockstep_m1_default_ec9f5ba3;

-- Step 14 of 16: attach table public.m2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.m2, public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES FROM (15) TO (30);

-- Step 15 of 16: drop the check of the bounds of table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 DROP CONSTRAINT lockstep_m2_bounds_77c40bf2;

-- Step 16 of 16: drop the check that keeps the rows of table public.m2 out of table public.md
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.md DROP CONSTRAINT lockstep_m2_default_77c40bf2;

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

-- Undo step 16 of 16: drop the check that keeps the rows of table public.m2 out of table public.md
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.md ADD CONSTRAINT lockstep_m2_default_77c40bf2 CHECK (NOT (a IS NOT NULL AND a >= 15 AND a < 30)) NOT VALID;

-- Undo step 15 of 16: drop the check of the bounds of table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 ADD CONSTRAINT lockstep_m2_bounds_77c40bf2 CHECK (a IS NOT NULL AND a >= 15 AND a < 30) NOT VALID;

-- Undo step 14 of 16: attach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m2;

-- Undo step 13 of 16: drop the check that keeps the rows of table public.m1 out of table public.md
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.md ADD CONSTRAINT lockstep_m1_default_ec9f5ba3 CHECK (NOT (a IS NOT NULL AND a >= 0 AND a < 15)) NOT VALID;

-- Undo step 12 of 16: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT lockstep_m1_bounds_ec9f5ba3 CHECK (a IS NOT NULL AND a >= 0 AND a < 15) NOT VALID;

-- Undo step 11 of 16: attach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

-- Undo step 10 of 16: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES FROM (10) TO (20);

-- Undo step 9 of 16: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES FROM (0) TO (10);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 16: scan table public.md for rows of table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.md
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.md IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 16: keep the rows of table public.m2 out of table public.md
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.md DROP CONSTRAINT lockstep_m2_default_77c40bf2;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 16: scan for rows outside of the bounds of table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 16: check without scan the bounds of table public.m2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 DROP CONSTRAINT lockstep_m2_bounds_77c40bf2;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 16: scan table public.md for rows of table public.m1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.md
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.md IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 16: keep the rows of table public.m1 out of table public.md
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.md DROP CONSTRAINT lockstep_m1_default_ec9f5ba3;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 16: scan for rows outside of the bounds of table public.m1
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

-- Undo step 1 of 16: check without scan the bounds of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

COMMIT;

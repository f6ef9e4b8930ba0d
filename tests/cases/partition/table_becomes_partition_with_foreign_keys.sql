-- A table that becomes a partition has the foreign keys of the tables above it, and none of them when it is one no more.
-- before --
CREATE TABLE m (id int, region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 (id int NOT NULL, region text NOT NULL);
ALTER TABLE m ADD CONSTRAINT stays FOREIGN KEY (id, region) REFERENCES m;
ALTER TABLE m ADD CONSTRAINT changes FOREIGN KEY (id, region) REFERENCES m;
-- after --
CREATE TABLE m (id int, region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a');
ALTER TABLE m ADD CONSTRAINT stays FOREIGN KEY (id, region) REFERENCES m;
ALTER TABLE m ADD CONSTRAINT changes FOREIGN KEY (id, region) REFERENCES m ON DELETE CASCADE;
ALTER TABLE m ADD CONSTRAINT comes FOREIGN KEY (id, region) REFERENCES m;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: check without scan the bounds of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.m1 ADD CONSTRAINT lockstep_m1_bounds_ec9f5ba3 CHECK (region IS NOT NULL AND region = 'a'::text) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 9: scan for rows outside of the bounds of table public.m1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m1 holds rows outside of the bounds
ALTER TABLE public.m1 VALIDATE CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

COMMIT;

-- Step 3 of 9: build the index of constraint public.m1.m1_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.m1 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.m1_pkey
CREATE UNIQUE INDEX CONCURRENTLY m1_pkey ON public.m1 USING btree (id, region);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 9: add constraint public.m1.m1_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT m1_pkey PRIMARY KEY USING INDEX m1_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m, public.m1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m, public.m1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 9: drop constraint public.m.changes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, until step 8 is done, which scans public.m1
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT changes;

-- Step 6 of 9: attach table public.m1
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1; writes of public.m, until step 8 is done, which scans public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES IN ('a');

-- Step 7 of 9: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, until step 8 is done, which scans public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

-- Step 8 of 9: add constraint public.m.changes
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1
--   blocks:      writes of public.m, public.m1, for as long as its work takes
--   work:        scans public.m1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.m are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.m.changes
ALTER TABLE public.m ADD CONSTRAINT changes FOREIGN KEY (id, region) REFERENCES public.m (id, region) ON DELETE CASCADE;

-- Step 9 of 9: add constraint public.m.comes
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1
--   blocks:      writes of public.m, public.m1, for as long as its work takes
--   work:        scans public.m1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.m are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.m.comes
ALTER TABLE public.m ADD CONSTRAINT comes FOREIGN KEY (id, region) REFERENCES public.m (id, region);

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

-- Undo step 9 of 9: add constraint public.m.comes
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT comes;

-- Undo step 8 of 9: add constraint public.m.changes
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT changes;

-- Undo step 7 of 9: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT lockstep_m1_bounds_ec9f5ba3 CHECK (region IS NOT NULL AND region = 'a'::text) NOT VALID;

-- Undo step 6 of 9: attach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;
ALTER TABLE public.m1 DROP CONSTRAINT IF EXISTS stays;

-- Undo step 5 of 9: drop constraint public.m.changes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT changes FOREIGN KEY (id, region) REFERENCES public.m (id, region);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 9: add constraint public.m1.m1_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT m1_pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 9: build the index of constraint public.m1.m1_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.m1_pkey;

BEGIN;

-- Undo step 2 of 9: scan for rows outside of the bounds of table public.m1
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

-- Undo step 1 of 9: check without scan the bounds of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

COMMIT;

-- A table becomes a partition of one that is made anew, whose check comes after it and goes before.
-- before --
CREATE TABLE m (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY RANGE (region, id);
CREATE TABLE m1 (id integer NOT NULL, region text NOT NULL, at date);
CREATE TABLE m3 PARTITION OF m DEFAULT;
ALTER TABLE m ADD CONSTRAINT positive CHECK (id > 0);
-- after --
CREATE TABLE m (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m (id DEFAULT 7, CONSTRAINT own CHECK (id > 3)) FOR VALUES IN ('a');
CREATE TABLE m3 PARTITION OF m DEFAULT;
ALTER TABLE m ADD CONSTRAINT positive CHECK (id > 0);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 13: check without scan the bounds of table public.m1
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

-- Step 2 of 13: scan for rows outside of the bounds of table public.m1
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
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 13: set default of column public.m1.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ALTER COLUMN id SET DEFAULT 7;

-- Step 4 of 13: add constraint public.m1.own without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT own CHECK (id > 3) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 13: validate constraint public.m1.own
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.m1.own
ALTER TABLE public.m1 VALIDATE CONSTRAINT own;

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

-- Step 6 of 13: drop constraint public.m.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m, public.m3, until step 12 is done, which scans public.m3
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.m is locked until step 12 is done, which reads all rows of table public.m3
ALTER TABLE public.m DROP CONSTRAINT positive;

-- Step 7 of 13: take off from its parent table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m, public.m3, until step 12 is done, which scans public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m3;

-- Step 8 of 13: drop table public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, until step 12 is done, which scans public.m3
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m are dropped
DROP TABLE public.m;

-- Step 9 of 13: create table public.m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m (
    id integer NOT NULL,
    region text NOT NULL,
    at date
) PARTITION BY LIST (region);

-- Step 10 of 13: attach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, until step 12 is done, which scans public.m3
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.m1 is locked until step 12 is done, which reads all rows of table public.m3
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES IN ('a');

-- Step 11 of 13: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, until step 12 is done, which scans public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

-- Step 12 of 13: put back from its parent table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m3, for as long as its work takes
--   work:        scans public.m3
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows are read to see whether they fit the bounds
ALTER TABLE public.m ATTACH PARTITION public.m3 DEFAULT;

-- Step 13 of 13: add constraint public.m.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m1, public.m3, for as long as its work takes
--   work:        scans public.m1, scans public.m3
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of tables below public.m are read while writers wait
ALTER TABLE public.m ADD CONSTRAINT positive CHECK (id > 0);

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
      LOCK TABLE public.m1, public.m3 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.m1, public.m3 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m3, public.m1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 13 of 13: add constraint public.m.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT positive;

-- Undo step 12 of 13: put back from its parent table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m3;

-- Undo step 11 of 13: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT lockstep_m1_bounds_ec9f5ba3 CHECK (region IS NOT NULL AND region = 'a'::text) NOT VALID;

-- Undo step 10 of 13: attach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

-- Undo step 9 of 13: create table public.m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m;

-- Undo step 8 of 13: drop table public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m (
    id integer NOT NULL,
    region text NOT NULL,
    at date
) PARTITION BY RANGE (region, id);

-- Undo step 7 of 13: take off from its parent table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m3 DEFAULT;

-- Undo step 6 of 13: drop constraint public.m.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT positive CHECK (id > 0);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 13: validate constraint public.m1.own
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT own;
ALTER TABLE public.m1 ADD CONSTRAINT own CHECK (id > 3) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 13: add constraint public.m1.own without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT own;

-- Undo step 3 of 13: set default of column public.m1.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ALTER COLUMN id DROP DEFAULT;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 13: scan for rows outside of the bounds of table public.m1
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

-- Undo step 1 of 13: check without scan the bounds of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT lockstep_m1_bounds_ec9f5ba3;

COMMIT;

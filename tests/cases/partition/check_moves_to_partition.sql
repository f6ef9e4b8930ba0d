-- A check of the partitioned table goes, and one of its partitions keeps it.
-- before --
CREATE TABLE p (a int, b int CONSTRAINT positive CHECK (b > 0)) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
CREATE TABLE up (a int CONSTRAINT whole CHECK (a <> 0));
CREATE TABLE down () INHERITS (up);
-- after --
CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p (CONSTRAINT positive CHECK (b > 0)) FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
CREATE TABLE up (a int);
CREATE TABLE down (CONSTRAINT whole CHECK (a <> 0)) INHERITS (up);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: give up the proof of constraint public.p.positive
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 2 of 8: give up the proof of constraint public.up.whole
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

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

-- Step 3 of 8: drop constraint public.p.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p, public.p1, public.p2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT positive;

-- Step 4 of 8: add constraint public.p1.positive without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT positive CHECK (b > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.up IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.up IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 8: drop constraint public.up.whole
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.down, ACCESS EXCLUSIVE on table public.up
--   blocks:      reads and writes of public.down, public.up, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.up DROP CONSTRAINT whole;

-- Step 6 of 8: add constraint public.down.whole without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.down
--   blocks:      reads and writes of public.down, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.down ADD CONSTRAINT whole CHECK (a <> 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 8: validate constraint public.down.whole
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.down
--   blocks:      neither reads nor writes
--   work:        scans public.down
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.down.whole
ALTER TABLE public.down VALIDATE CONSTRAINT whole;

COMMIT;

BEGIN;

-- Step 8 of 8: validate constraint public.p1.positive
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p1.positive
ALTER TABLE public.p1 VALIDATE CONSTRAINT positive;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 8: validate constraint public.p1.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT positive;
ALTER TABLE public.p1 ADD CONSTRAINT positive CHECK (b > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.down IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 8: validate constraint public.down.whole
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.down
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.down DROP CONSTRAINT whole;
ALTER TABLE public.down ADD CONSTRAINT whole CHECK (a <> 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.up IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.up IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 8: add constraint public.down.whole without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.down
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.down DROP CONSTRAINT whole;

-- Undo step 5 of 8: drop constraint public.up.whole
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.down, ACCESS EXCLUSIVE on table public.up
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.up ADD CONSTRAINT whole CHECK (a <> 0) NOT VALID;

COMMIT;

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

-- Undo step 4 of 8: add constraint public.p1.positive without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT positive;

-- Undo step 3 of 8: drop constraint public.p.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT positive CHECK (b > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 8: give up the proof of constraint public.up.whole
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.down, SHARE UPDATE EXCLUSIVE on table public.up
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.up VALIDATE CONSTRAINT whole;

COMMIT;

BEGIN;

-- Undo step 1 of 8: give up the proof of constraint public.p.positive
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p2
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p VALIDATE CONSTRAINT positive;

COMMIT;

-- A check that partitions and children have by themselves comes from the parent now.
-- before --
CREATE TABLE m (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m (CONSTRAINT c CHECK (b > 0)) FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2) PARTITION BY LIST (b);
CREATE TABLE m21 PARTITION OF m2 (CONSTRAINT c CHECK (b > 0)) DEFAULT;
CREATE TABLE p (a integer);
CREATE TABLE k (CONSTRAINT d CHECK (a > 0)) INHERITS (p);
CREATE TABLE l (CONSTRAINT d CHECK (a > 0)) INHERITS (p);
-- rows --
INSERT INTO m VALUES (1, 1), (2, 3);
-- after --
CREATE TABLE m (a integer, b integer, CONSTRAINT c CHECK (b > 0)) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2) PARTITION BY LIST (b);
CREATE TABLE m21 PARTITION OF m2 DEFAULT;
CREATE TABLE p (a integer, CONSTRAINT d CHECK (a > 0));
CREATE TABLE k () INHERITS (p);
CREATE TABLE l (CONSTRAINT d CHECK (a > 0)) INHERITS (p);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: give up the proof of constraint public.k.d
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 2 of 10: give up the proof of constraint public.m1.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 3 of 10: give up the proof of constraint public.m21.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 10: drop constraint public.k.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k
--   blocks:      reads and writes of public.k, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k DROP CONSTRAINT d;

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

-- Step 5 of 10: add constraint public.p.d without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.k, public.l, public.p, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT d CHECK (a > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 10: drop constraint public.m1.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT c;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m21 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 10: drop constraint public.m21.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m21
--   blocks:      reads and writes of public.m21, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m21 DROP CONSTRAINT c;

COMMIT;

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

-- Step 8 of 10: add constraint public.m.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.m21
--   blocks:      reads and writes of public.m, public.m1, public.m2, public.m21, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT c CHECK (b > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 10: validate constraint public.m.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1, SHARE UPDATE EXCLUSIVE on table public.m2, SHARE UPDATE EXCLUSIVE on table public.m21
--   blocks:      neither reads nor writes
--   work:        scans public.m1, scans public.m21
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.m.c
ALTER TABLE public.m VALIDATE CONSTRAINT c;

COMMIT;

BEGIN;

-- Step 10 of 10: validate constraint public.p.d
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.k, SHARE UPDATE EXCLUSIVE on table public.l, SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p, scans public.k
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p.d
ALTER TABLE public.p VALIDATE CONSTRAINT d;

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

-- Undo step 10 of 10: validate constraint public.p.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT d;
ALTER TABLE public.p ADD CONSTRAINT d CHECK (a > 0) NOT VALID;

COMMIT;

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

-- Undo step 9 of 10: validate constraint public.m.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.m21
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT c;
ALTER TABLE public.m ADD CONSTRAINT c CHECK (b > 0) NOT VALID;

COMMIT;

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

-- Undo step 8 of 10: add constraint public.m.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.m21
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT c;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m21 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 10: drop constraint public.m21.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m21
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m21 ADD CONSTRAINT c CHECK (b > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 10: drop constraint public.m1.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT c CHECK (b > 0) NOT VALID;

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

-- Undo step 5 of 10: add constraint public.p.d without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT d;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 10: drop constraint public.k.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k ADD CONSTRAINT d CHECK (a > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 10: give up the proof of constraint public.m21.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m21
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m21 VALIDATE CONSTRAINT c;

COMMIT;

BEGIN;

-- Undo step 2 of 10: give up the proof of constraint public.m1.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m1 VALIDATE CONSTRAINT c;

COMMIT;

BEGIN;

-- Undo step 1 of 10: give up the proof of constraint public.k.d
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.k
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.k VALIDATE CONSTRAINT d;

COMMIT;

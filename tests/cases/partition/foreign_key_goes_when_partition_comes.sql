-- A foreign key of a partitioned table goes before a table with rows becomes a partition, which may have none of it, and comes back when that
-- has left; one that refers to the partitioned table goes before others leave, of which rows may still tell.
-- needs --
from 15: before, the step that drops the key names a lock that it does not take, on the partition that is partitioned itself
-- before --
CREATE TABLE m (id int, region text, up_id int, up_region text, PRIMARY KEY (id, region), CONSTRAINT a_self FOREIGN KEY (up_id, up_region) REFERENCES m) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a') PARTITION BY RANGE (id);
CREATE TABLE m11 (id int, region text, up_id int, up_region text, CONSTRAINT m11_pkey PRIMARY KEY (id, region));
CREATE TABLE m12 PARTITION OF m1 FOR VALUES FROM (10) TO (20);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN ('b');
CREATE TABLE o (m_id int, m_region text, CONSTRAINT a_fk FOREIGN KEY (m_id, m_region) REFERENCES m);
-- rows --
INSERT INTO m VALUES (10, 'a'), (1, 'b');
INSERT INTO m11 VALUES (1, 'a', 2, 'z');
INSERT INTO o VALUES (10, 'a'), (1, 'b');
-- after --
CREATE TABLE m (id int, region text, up_id int, up_region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a') PARTITION BY RANGE (id);
CREATE TABLE m11 PARTITION OF m1 FOR VALUES FROM (MINVALUE) TO (10);
CREATE TABLE m12 PARTITION OF m1 FOR VALUES FROM (10) TO (20);
CREATE TABLE m2 (id int, region text, up_id int, up_region text, CONSTRAINT m2_pkey PRIMARY KEY (id, region));
CREATE TABLE o (m_id int, m_region text);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: check without scan the bounds of table public.m11
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   blocks:      reads and writes of public.m11, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.m11 ADD CONSTRAINT lockstep_m11_bounds_2dd7e52f CHECK (id IS NOT NULL AND id < 10 AND region IS NOT NULL AND region = 'a'::text) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 8: scan for rows outside of the bounds of table public.m11
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m11
--   blocks:      neither reads nor writes
--   work:        scans public.m11
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m11 holds rows outside of the bounds
ALTER TABLE public.m11 VALIDATE CONSTRAINT lockstep_m11_bounds_2dd7e52f;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 8: give up the proof of constraint public.o.a_fk
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

-- Step 4 of 8: drop constraint public.m.a_self
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m12, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m1, public.m12, public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT a_self;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m11, public.o IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.m11 IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.o IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.o IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.m11 IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 8: attach table public.m11
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m11, SHARE ROW EXCLUSIVE on table public.o
--   blocks:      reads and writes of public.m11; writes of public.o, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m1 ATTACH PARTITION public.m11 FOR VALUES FROM (MINVALUE) TO (10);

-- Step 6 of 8: drop the check of the bounds of table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   blocks:      reads and writes of public.m11, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m11 DROP CONSTRAINT lockstep_m11_bounds_2dd7e52f;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.o, public.m, public.m11 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.o, public.m, public.m11 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m, public.m11, public.o IN ACCESS EXCLUSIVE MODE;
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

-- Step 7 of 8: drop constraint public.o.a_fk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m11, ACCESS EXCLUSIVE on table public.m12, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.o
--   blocks:      reads and writes of public.m, public.m1, public.m11, public.m12, public.m2, public.o, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.o DROP CONSTRAINT a_fk;

-- Step 8 of 8: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m2;

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
      LOCK TABLE public.o, ONLY public.m, public.m1, public.m2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.o IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE ONLY public.m IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.m1 IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.m2 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE ONLY public.m IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.m1 IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.m2 IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.o IN SHARE ROW EXCLUSIVE MODE;
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

-- Undo step 8 of 8: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES IN ('b');

-- Undo step 7 of 8: drop constraint public.o.a_fk
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m11, SHARE ROW EXCLUSIVE on table public.m12, SHARE ROW EXCLUSIVE on table public.o
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.o ADD CONSTRAINT a_fk FOREIGN KEY (m_id, m_region) REFERENCES public.m (id, region) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.m1, public.m11 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m1, public.m11 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 8: drop the check of the bounds of table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m11 ADD CONSTRAINT lockstep_m11_bounds_2dd7e52f CHECK (id IS NOT NULL AND id < 10 AND region IS NOT NULL AND region = 'a'::text) NOT VALID;

-- Undo step 5 of 8: attach table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DETACH PARTITION public.m11;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.m, ONLY public.m1, public.m12, public.m2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, ONLY public.m1, public.m12, public.m2 IN SHARE ROW EXCLUSIVE MODE;
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

-- Undo step 4 of 8: drop constraint public.m.a_self
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m12, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT a_self FOREIGN KEY (up_id, up_region) REFERENCES public.m (id, region);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 8: give up the proof of constraint public.o.a_fk
--   phase:       contract
--   locks:       ROW SHARE on table public.m, ROW SHARE on table public.m1, ROW SHARE on table public.m11, ROW SHARE on table public.m12, SHARE UPDATE EXCLUSIVE on table public.o
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.o VALIDATE CONSTRAINT a_fk;

COMMIT;

BEGIN;

-- Undo step 2 of 8: scan for rows outside of the bounds of table public.m11
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m11
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 8: check without scan the bounds of table public.m11
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m11 DROP CONSTRAINT lockstep_m11_bounds_2dd7e52f;

COMMIT;

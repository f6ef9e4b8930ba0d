-- A partition that stays while another table takes the place of its parent, one with another column: that comes to the partition when it is nobody's.
-- before --
CREATE TABLE p (id int, a int) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE k (id int, a int) PARTITION BY LIST (id);
CREATE TABLE k1 PARTITION OF k FOR VALUES IN (1);
-- after --
CREATE TABLE q (id int, b int) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF q FOR VALUES IN (1);
CREATE TABLE k (id int, b int) PARTITION BY RANGE (id);
CREATE TABLE k1 PARTITION OF k FOR VALUES FROM (1) TO (2);
-- rows --
INSERT INTO p VALUES (1, 2);
-- holds --
SELECT 1 / count(*) FROM p1;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 18: check without scan the bounds of table public.k1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k1
--   blocks:      reads and writes of public.k1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.k1 ADD CONSTRAINT lockstep_k1_bounds_0c935c7a CHECK (id IS NOT NULL AND id >= 1 AND id < 2) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 18: scan for rows outside of the bounds of table public.k1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.k1
--   blocks:      neither reads nor writes
--   work:        scans public.k1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.k1 holds rows outside of the bounds
ALTER TABLE public.k1 VALIDATE CONSTRAINT lockstep_k1_bounds_0c935c7a;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 18: check without scan the bounds of table public.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_p1_bounds_3a80a240 CHECK (id IS NOT NULL AND id = 1) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 18: scan for rows outside of the bounds of table public.p1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.p1 holds rows outside of the bounds
ALTER TABLE public.p1 VALIDATE CONSTRAINT lockstep_p1_bounds_3a80a240;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 5 of 18: create table public.q
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.q (
    id integer,
    b integer
) PARTITION BY LIST (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.k, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.k, public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p, public.k IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 18: detach table public.k1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.k1
--   blocks:      reads and writes of public.k, public.k1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.k DETACH PARTITION public.k1;

-- Step 7 of 18: detach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p1;

-- Step 8 of 18: add column public.k1.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k1
--   blocks:      reads and writes of public.k1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.k1 ADD COLUMN b integer;

-- Step 9 of 18: add column public.p1.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p1 ADD COLUMN b integer;

-- Step 10 of 18: drop table public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k
--   blocks:      reads and writes of public.k, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.k are dropped
DROP TABLE public.k;

-- Step 11 of 18: create table public.k
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.k (
    id integer,
    b integer
) PARTITION BY RANGE (id);

-- Step 12 of 18: drop table public.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.p are dropped
--   hazard:      app-breaking: whoever uses table public.p fails
DROP TABLE public.p;

-- Step 13 of 18: drop column public.k1.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k1
--   blocks:      reads and writes of public.k1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.k1.a are dropped
--   hazard:      app-breaking: whoever uses column public.k1.a fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.k1 fail
ALTER TABLE public.k1 DROP COLUMN a;

-- Step 14 of 18: attach table public.k1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k1
--   blocks:      reads and writes of public.k1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k ATTACH PARTITION public.k1 FOR VALUES FROM (1) TO (2);

-- Step 15 of 18: drop the check of the bounds of table public.k1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k1
--   blocks:      reads and writes of public.k1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k1 DROP CONSTRAINT lockstep_k1_bounds_0c935c7a;

-- Step 16 of 18: drop column public.p1.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.p1.a are dropped
--   hazard:      app-breaking: whoever uses column public.p1.a fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.p1 fail
ALTER TABLE public.p1 DROP COLUMN a;

-- Step 17 of 18: attach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q ATTACH PARTITION public.p1 FOR VALUES IN (1);

-- Step 18 of 18: drop the check of the bounds of table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT lockstep_p1_bounds_3a80a240;

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
      LOCK TABLE public.k, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.k, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.k IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 18 of 18: drop the check of the bounds of table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_p1_bounds_3a80a240 CHECK (id IS NOT NULL AND id = 1) NOT VALID;

-- Undo step 17 of 18: attach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q DETACH PARTITION public.p1;

-- Undo step 16 of 18: drop column public.p1.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.p1 ADD COLUMN a integer;

-- Undo step 15 of 18: drop the check of the bounds of table public.k1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k1 ADD CONSTRAINT lockstep_k1_bounds_0c935c7a CHECK (id IS NOT NULL AND id >= 1 AND id < 2) NOT VALID;

-- Undo step 14 of 18: attach table public.k1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.k1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k DETACH PARTITION public.k1;

-- Undo step 13 of 18: drop column public.k1.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.k1 ADD COLUMN a integer;

-- Undo step 12 of 18: drop table public.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.p (
    id integer,
    a integer
) PARTITION BY LIST (id);

-- Undo step 11 of 18: create table public.k
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.k;

-- Undo step 10 of 18: drop table public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.k (
    id integer,
    a integer
) PARTITION BY LIST (id);

-- Undo step 9 of 18: add column public.p1.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p1 DROP COLUMN b;

-- Undo step 8 of 18: add column public.k1.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k1
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.k1 DROP COLUMN b;

-- Undo step 7 of 18: detach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES IN (1);

-- Undo step 6 of 18: detach table public.k1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.k1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k ATTACH PARTITION public.k1 FOR VALUES IN (1);

COMMIT;

BEGIN;

-- Undo step 5 of 18: create table public.q
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.q;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 18: scan for rows outside of the bounds of table public.p1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 18: check without scan the bounds of table public.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT lockstep_p1_bounds_3a80a240;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 18: scan for rows outside of the bounds of table public.k1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.k1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 18: check without scan the bounds of table public.k1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k1 DROP CONSTRAINT lockstep_k1_bounds_0c935c7a;

COMMIT;

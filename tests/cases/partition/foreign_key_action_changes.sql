-- A foreign key of a partitioned table changes its action, another to a partitioned table goes.
-- before --
CREATE TABLE p (id int, k int, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (id int, k int, q int CONSTRAINT cq REFERENCES q, CONSTRAINT cp FOREIGN KEY (id, k) REFERENCES p) PARTITION BY RANGE (id);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE p (id int, k int, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (id int, k int, q int CONSTRAINT cq REFERENCES q ON DELETE CASCADE) PARTITION BY RANGE (id);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
ALTER TABLE c1 ADD CONSTRAINT own FOREIGN KEY (q) REFERENCES q ON DELETE SET NULL;
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
      LOCK TABLE public.c1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.q IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c1 IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 1 of 5: add constraint public.c1.own without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.c1, public.q, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 ADD CONSTRAINT own FOREIGN KEY (q) REFERENCES public.q (id) ON DELETE SET NULL NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 5: validate constraint public.c1.own
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c1, ROW SHARE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans public.c1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c1.own
ALTER TABLE public.c1 VALIDATE CONSTRAINT own;

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
      LOCK TABLE public.c, public.p, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.p, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.p, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 5: drop constraint public.c.cp
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.c, public.c1, public.p, public.p1, until step 5 is done, which scans public.c1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.p, table public.p1 are locked until step 5 is done, which reads all rows of table public.c1
ALTER TABLE public.c DROP CONSTRAINT cp;

-- Step 4 of 5: drop constraint public.c.cq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.c, public.c1, public.q, until step 5 is done, which scans public.c1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT cq;

-- Step 5 of 5: add constraint public.c.cq
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.c, public.c1, public.q, for as long as its work takes
--   work:        scans public.c1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.c are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.c.cq
ALTER TABLE public.c ADD CONSTRAINT cq FOREIGN KEY (q) REFERENCES public.q (id) ON DELETE CASCADE;

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
      LOCK TABLE public.c, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 5: add constraint public.c.cq
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT cq;

-- Undo step 4 of 5: drop constraint public.c.cq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT cq FOREIGN KEY (q) REFERENCES public.q (id);

-- Undo step 3 of 5: drop constraint public.c.cp
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT cp FOREIGN KEY (id, k) REFERENCES public.p (id, k);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 5: validate constraint public.c1.own
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT own;
ALTER TABLE public.c1 ADD CONSTRAINT own FOREIGN KEY (q) REFERENCES public.q (id) ON DELETE SET NULL NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 5: add constraint public.c1.own without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT own;

COMMIT;

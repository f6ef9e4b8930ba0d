-- A foreign key of a partitioned table with rows on two levels: it is proven on each partition, and the new one has nothing to prove.
-- before --
CREATE SCHEMA other;
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (id int NOT NULL, q_id int) PARTITION BY RANGE (id);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
CREATE TABLE c2 PARTITION OF c FOR VALUES FROM (10) TO (20) PARTITION BY LIST (id);
CREATE TABLE other.c21 PARTITION OF c2 DEFAULT;
-- after --
CREATE SCHEMA other;
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (id int NOT NULL, q_id int CONSTRAINT k REFERENCES q ON DELETE CASCADE DEFERRABLE) PARTITION BY RANGE (id);
COMMENT ON CONSTRAINT k ON c IS 'on all partitions';
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
CREATE TABLE c2 PARTITION OF c FOR VALUES FROM (10) TO (20) PARTITION BY LIST (id);
CREATE TABLE other.c21 PARTITION OF c2 DEFAULT;
CREATE TABLE c3 PARTITION OF c FOR VALUES FROM (20) TO (30);
-- rows --
INSERT INTO q VALUES (1), (2);
INSERT INTO c VALUES (1, 1), (2, NULL), (15, 2);
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

-- Step 1 of 7: create table public.c3
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.c3 (
    id integer NOT NULL,
    q_id integer
);

-- Step 2 of 7: attach table public.c3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ATTACH PARTITION public.c3 FOR VALUES FROM (20) TO (30);

-- Step 3 of 7: add constraint public.c1.k without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.c1, public.q, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 ADD CONSTRAINT k FOREIGN KEY (q_id) REFERENCES public.q (id) ON DELETE CASCADE DEFERRABLE NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 7: validate constraint public.c1.k
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c1, ROW SHARE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans public.c1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c1.k
ALTER TABLE public.c1 VALIDATE CONSTRAINT k;

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
      LOCK TABLE other.c21, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE other.c21, public.q IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, other.c21 IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 5 of 7: add constraint other.c21.k without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table other.c21, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of other.c21, public.q, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE other.c21 ADD CONSTRAINT k FOREIGN KEY (q_id) REFERENCES public.q (id) ON DELETE CASCADE DEFERRABLE NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 7: validate constraint other.c21.k
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table other.c21, ROW SHARE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans other.c21
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint other.c21.k
ALTER TABLE other.c21 VALIDATE CONSTRAINT k;

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
      LOCK TABLE public.c, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.c IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 7 of 7: add constraint public.c.k
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table other.c21, SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.q; writes of other.c21, public.c, public.c1, public.c2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT k FOREIGN KEY (q_id) REFERENCES public.q (id) ON DELETE CASCADE DEFERRABLE;
COMMENT ON CONSTRAINT k ON public.c IS 'on all partitions';

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
      LOCK TABLE ONLY public.c, public.c2, public.c1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.c, public.c2, public.c1, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, ONLY public.c, public.c2, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 7: add constraint public.c.k
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table other.c21, SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT k;
ALTER TABLE public.c1 ADD CONSTRAINT k FOREIGN KEY (q_id) REFERENCES public.q (id) ON DELETE CASCADE DEFERRABLE NOT VALID;
ALTER TABLE other.c21 ADD CONSTRAINT k FOREIGN KEY (q_id) REFERENCES public.q (id) ON DELETE CASCADE DEFERRABLE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE other.c21, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE other.c21, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, other.c21 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 7: validate constraint other.c21.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table other.c21, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE other.c21 DROP CONSTRAINT k;
ALTER TABLE other.c21 ADD CONSTRAINT k FOREIGN KEY (q_id) REFERENCES public.q (id) ON DELETE CASCADE DEFERRABLE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE other.c21, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE other.c21, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, other.c21 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 7: add constraint other.c21.k without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table other.c21, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE other.c21 DROP CONSTRAINT k;

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

-- Undo step 4 of 7: validate constraint public.c1.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT k;
ALTER TABLE public.c1 ADD CONSTRAINT k FOREIGN KEY (q_id) REFERENCES public.q (id) ON DELETE CASCADE DEFERRABLE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.c, public.c1, public.c3, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.c, public.c1, public.c3, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, ONLY public.c, public.c1, public.c3 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 7: add constraint public.c1.k without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT k;

-- Undo step 2 of 7: attach table public.c3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DETACH PARTITION public.c3;

-- Undo step 1 of 7: create table public.c3
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.c3;

COMMIT;

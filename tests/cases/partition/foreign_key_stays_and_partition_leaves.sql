-- A foreign key of a partitioned table that stays, to itself or to another, leaves nothing on a table that is a partition no more.
-- before --
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE m (id int, up_id int, CONSTRAINT m_pkey PRIMARY KEY (id), CONSTRAINT a_self FOREIGN KEY (up_id) REFERENCES m) PARTITION BY LIST (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2);
CREATE TABLE n (id int, q_id int, CONSTRAINT a_fk FOREIGN KEY (q_id) REFERENCES q) PARTITION BY LIST (id);
CREATE TABLE n1 PARTITION OF n FOR VALUES IN (1) PARTITION BY LIST (q_id);
CREATE TABLE n11 PARTITION OF n1 FOR VALUES IN (1);
-- rows --
INSERT INTO q VALUES (1);
INSERT INTO m VALUES (2, NULL), (1, 2);
INSERT INTO n VALUES (1, 1);
-- after --
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE m (id int, up_id int, CONSTRAINT m_pkey PRIMARY KEY (id), CONSTRAINT a_self FOREIGN KEY (up_id) REFERENCES m) PARTITION BY LIST (id);
CREATE TABLE m1 (id int, up_id int, CONSTRAINT m1_pkey PRIMARY KEY (id));
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2);
CREATE TABLE n (id int, q_id int, CONSTRAINT a_fk FOREIGN KEY (q_id) REFERENCES q) PARTITION BY LIST (id);
CREATE TABLE n1 PARTITION OF n FOR VALUES IN (1) PARTITION BY LIST (q_id);
CREATE TABLE n11 (id int, q_id int);
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

-- Step 1 of 2: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m1, public.m2, for as long as its work takes
--   work:        scans public.m1, scans public.m2
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.m1 are read while readers and writers wait
--   hazard:      blocking-scan: the rows of public.m2 are read while readers and writers wait
ALTER TABLE public.m DETACH PARTITION public.m1;
ALTER TABLE public.m1 DROP CONSTRAINT IF EXISTS a_self;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.n1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.n1, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.n1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 2: detach table public.n11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.n1, ACCESS EXCLUSIVE on table public.n11, ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.n1, public.n11, public.q, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.n1 DETACH PARTITION public.n11;
ALTER TABLE public.n11 DROP CONSTRAINT a_fk;

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
      LOCK TABLE public.n1, public.n11, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.n1, public.n11, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.n1, public.n11 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 2: detach table public.n11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.n1, ACCESS EXCLUSIVE on table public.n11, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n11 ADD CONSTRAINT a_fk FOREIGN KEY (q_id) REFERENCES public.q (id);
ALTER TABLE public.n1 ATTACH PARTITION public.n11 FOR VALUES IN (1);

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

-- Undo step 1 of 2: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT a_self FOREIGN KEY (up_id) REFERENCES public.m (id);
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES IN (1);

COMMIT;

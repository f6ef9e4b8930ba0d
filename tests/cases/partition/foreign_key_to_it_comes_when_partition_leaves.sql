-- A foreign key hangs on every partition of the table it refers to, on two levels: it comes when some are dropped, and others are detached
-- or have new bounds. Rows refer to what stays or is to come.
-- before --
CREATE TABLE m (id int, region text, up_id int, up_region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a') PARTITION BY RANGE (id);
CREATE TABLE m11 PARTITION OF m1 FOR VALUES FROM (MINVALUE) TO (10);
CREATE TABLE m12 PARTITION OF m1 FOR VALUES FROM (10) TO (20);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN ('b');
CREATE TABLE m3 PARTITION OF m FOR VALUES IN ('c', 'd');
CREATE TABLE m4 PARTITION OF m FOR VALUES IN ('e');
CREATE TABLE o (m_id int, m_region text);
-- rows --
INSERT INTO m (id, region) VALUES (1, 'a'), (10, 'a'), (1, 'b'), (1, 'c'), (1, 'e');
UPDATE m SET up_id = 1, up_region = 'c' WHERE id = 10;
INSERT INTO o VALUES (10, 'a'), (1, 'c');
-- after --
CREATE TABLE m (id int, region text, up_id int, up_region text, PRIMARY KEY (id, region), CONSTRAINT a_self FOREIGN KEY (up_id, up_region) REFERENCES m) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a') PARTITION BY RANGE (id);
CREATE TABLE m12 PARTITION OF m1 FOR VALUES FROM (10) TO (20);
CREATE TABLE m2 (id int, region text, up_id int, up_region text, CONSTRAINT m2_pkey PRIMARY KEY (id, region));
CREATE TABLE m3 PARTITION OF m FOR VALUES IN ('c');
CREATE TABLE o (m_id int, m_region text, CONSTRAINT a_fk FOREIGN KEY (m_id, m_region) REFERENCES m);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m3 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 13: check without scan the bounds of table public.m3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m3, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.m3 ADD CONSTRAINT lockstep_m3_bounds_a8fce6ce CHECK (region IS NOT NULL AND region = 'c'::text) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 13: scan for rows outside of the bounds of table public.m3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m3
--   blocks:      neither reads nor writes
--   work:        scans public.m3
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m3 holds rows outside of the bounds
ALTER TABLE public.m3 VALIDATE CONSTRAINT lockstep_m3_bounds_a8fce6ce;

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
      LOCK TABLE ONLY public.m, ONLY public.m1, public.m11, public.m2, public.m3, public.m4 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, ONLY public.m1, public.m11, public.m2, public.m3, public.m4 IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 13: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m2;

-- Step 4 of 13: detach table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m, public.m3, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m3;

-- Step 5 of 13: detach table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m11
--   blocks:      reads and writes of public.m1, public.m11, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DETACH PARTITION public.m11;

-- Step 6 of 13: detach table public.m4
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m4
--   blocks:      reads and writes of public.m, public.m4, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m4;

-- Step 7 of 13: attach table public.m3
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m3, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m3 FOR VALUES IN ('c');

-- Step 8 of 13: drop the check of the bounds of table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m3, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m3 DROP CONSTRAINT lockstep_m3_bounds_a8fce6ce;

-- Step 9 of 13: drop table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   blocks:      reads and writes of public.m11, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m11 are dropped
--   hazard:      app-breaking: whoever uses table public.m11 fails
DROP TABLE public.m11;

-- Step 10 of 13: drop table public.m4
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m4
--   blocks:      reads and writes of public.m4, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m4 are dropped
--   hazard:      app-breaking: whoever uses table public.m4 fails
DROP TABLE public.m4;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.m, ONLY public.m1, public.m12, public.m3 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, ONLY public.m1, public.m12, public.m3 IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 11 of 13: add constraint public.m.a_self
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m12, SHARE ROW EXCLUSIVE on table public.m3
--   blocks:      writes of public.m, public.m1, public.m12, public.m3, for as long as its work takes
--   work:        scans public.m12, scans public.m3
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.m are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.m.a_self
ALTER TABLE public.m ADD CONSTRAINT a_self FOREIGN KEY (up_id, up_region) REFERENCES public.m (id, region);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.o, ONLY public.m, ONLY public.m1, public.m12, public.m3 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.o, ONLY public.m, ONLY public.m1, public.m12, public.m3 IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE ONLY public.m, ONLY public.m1, public.m12, public.m3, public.o IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 12 of 13: add constraint public.o.a_fk without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m12, SHARE ROW EXCLUSIVE on table public.m3, SHARE ROW EXCLUSIVE on table public.o
--   blocks:      writes of public.m, public.m1, public.m12, public.m3, public.o, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.o ADD CONSTRAINT a_fk FOREIGN KEY (m_id, m_region) REFERENCES public.m (id, region) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 13 of 13: validate constraint public.o.a_fk
--   phase:       contract
--   locks:       ROW SHARE on table public.m, ROW SHARE on table public.m1, ROW SHARE on table public.m12, ROW SHARE on table public.m3, SHARE UPDATE EXCLUSIVE on table public.o
--   blocks:      neither reads nor writes
--   work:        scans public.o
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.o.a_fk
ALTER TABLE public.o VALIDATE CONSTRAINT a_fk;

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
      LOCK TABLE public.o, public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.o, public.m IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m, public.o IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 13 of 13: validate constraint public.o.a_fk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m12, ACCESS EXCLUSIVE on table public.m3, ACCESS EXCLUSIVE on table public.o
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.o DROP CONSTRAINT a_fk;
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
      LOCK TABLE public.o, public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.o, public.m IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m, public.o IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 12 of 13: add constraint public.o.a_fk without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m12, SHARE ROW EXCLUSIVE on table public.m3, SHARE ROW EXCLUSIVE on table public.o
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.o DROP CONSTRAINT a_fk;

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

-- Undo step 11 of 13: add constraint public.m.a_self
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m12, SHARE ROW EXCLUSIVE on table public.m3
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
      LOCK TABLE ONLY public.m, ONLY public.m1, public.m2, public.m3 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, ONLY public.m1, public.m2, public.m3 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 13: drop table public.m4
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m4
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m4 (
    id integer NOT NULL,
    region text NOT NULL,
    up_id integer,
    up_region text,
    CONSTRAINT m4_pkey PRIMARY KEY (id, region)
);

-- Undo step 9 of 13: drop table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m11 (
    id integer NOT NULL,
    region text NOT NULL,
    up_id integer,
    up_region text,
    CONSTRAINT m11_pkey PRIMARY KEY (id, region)
);

-- Undo step 8 of 13: drop the check of the bounds of table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m3 ADD CONSTRAINT lockstep_m3_bounds_a8fce6ce CHECK (region IS NOT NULL AND region = 'c'::text) NOT VALID;

-- Undo step 7 of 13: attach table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m3;

-- Undo step 6 of 13: detach table public.m4
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m4
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m4 FOR VALUES IN ('e');

-- Undo step 5 of 13: detach table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ATTACH PARTITION public.m11 FOR VALUES FROM (MINVALUE) TO (10);

-- Undo step 4 of 13: detach table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m3 FOR VALUES IN ('c', 'd');

-- Undo step 3 of 13: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES IN ('b');

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 13: scan for rows outside of the bounds of table public.m3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m3
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m3 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 13: check without scan the bounds of table public.m3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m3 DROP CONSTRAINT lockstep_m3_bounds_a8fce6ce;

COMMIT;

-- A partition that leaves takes copies of foreign keys along, for which the tables are locked that they refer to, and again when it is dropped.
-- before --
CREATE TABLE plain (id int PRIMARY KEY);
CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
CREATE TABLE s (id int PRIMARY KEY, up int CONSTRAINT s_up REFERENCES s, a int CONSTRAINT s_a REFERENCES plain, b int CONSTRAINT s_b REFERENCES parted) PARTITION BY RANGE (id);
CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10);
CREATE TABLE s_2 PARTITION OF s FOR VALUES FROM (10) TO (20);
CREATE TABLE s_3 PARTITION OF s FOR VALUES FROM (20) TO (30) PARTITION BY RANGE (id);
CREATE TABLE s_31 PARTITION OF s_3 FOR VALUES FROM (20) TO (30);
CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT t_a REFERENCES plain, b int CONSTRAINT t_b REFERENCES parted) PARTITION BY RANGE (id);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE TABLE t_2 PARTITION OF t FOR VALUES FROM (10) TO (20);
-- rows --
INSERT INTO plain VALUES (1);
INSERT INTO parted VALUES (1);
INSERT INTO s VALUES (1, NULL, 1, 1), (11, 1, 1, NULL), (21, 1, NULL, 1);
INSERT INTO t VALUES (1, 1, 1), (11, 1, 1);
-- after --
CREATE TABLE plain (id int PRIMARY KEY);
CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
CREATE TABLE s (id int PRIMARY KEY, up int CONSTRAINT s_up REFERENCES s, a int CONSTRAINT s_a REFERENCES plain, b int CONSTRAINT s_b REFERENCES parted) PARTITION BY RANGE (id);
CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10);
CREATE TABLE s_3 PARTITION OF s FOR VALUES FROM (20) TO (30) PARTITION BY RANGE (id);
CREATE TABLE s_31 PARTITION OF s_3 FOR VALUES FROM (20) TO (30);
CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT t_a REFERENCES plain, b int CONSTRAINT t_b REFERENCES parted) PARTITION BY RANGE (id);
CREATE TABLE t_1 (id int PRIMARY KEY, a int CONSTRAINT t_a REFERENCES plain, b int CONSTRAINT t_b REFERENCES parted);
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
      LOCK TABLE ONLY public.t, public.t_1, public.parted, public.plain IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.t, public.t_1 IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.parted, public.plain IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.plain, public.parted IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE ONLY public.t, public.t_1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 4: detach table public.t_1
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.parted, SHARE ROW EXCLUSIVE on table public.parted_1, SHARE ROW EXCLUSIVE on table public.plain, ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t_1
--   blocks:      reads and writes of public.t, public.t_1; writes of public.parted, public.parted_1, public.plain, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.t_1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.s, public.s_1, public.s_2, public.s_3, public.parted, public.plain IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.s IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.s_1 IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.s_2 IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.s_3, public.parted, public.plain IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.plain, public.parted IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE ONLY public.s IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.s_1 IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.s_2 IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.s_3 IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 2 of 4: detach table public.s_2
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.parted, SHARE ROW EXCLUSIVE on table public.parted_1, SHARE ROW EXCLUSIVE on table public.plain, ACCESS EXCLUSIVE on table public.s, SHARE ROW EXCLUSIVE on table public.s_1, ACCESS EXCLUSIVE on table public.s_2, SHARE ROW EXCLUSIVE on table public.s_3, SHARE ROW EXCLUSIVE on table public.s_31
--   blocks:      reads and writes of public.s, public.s_2; writes of public.parted, public.parted_1, public.plain, public.s_1, public.s_3, public.s_31, for as long as its work takes
--   work:        scans public.s_1, scans public.s_2, scans public.s_31
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.s_1 are read while writers wait
--   hazard:      blocking-scan: the rows of public.s_2 are read while readers and writers wait
--   hazard:      blocking-scan: the rows of public.s_31 are read while writers wait
ALTER TABLE public.s DETACH PARTITION public.s_2;

-- Step 3 of 4: drop table public.s_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.plain, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s_1, ACCESS EXCLUSIVE on table public.s_2, ACCESS EXCLUSIVE on table public.s_3, ACCESS EXCLUSIVE on table public.s_31
--   blocks:      reads and writes of public.parted, public.parted_1, public.plain, public.s, public.s_1, public.s_2, public.s_3, public.s_31, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.s_2 are dropped
--   hazard:      app-breaking: whoever uses table public.s_2 fails
DROP TABLE public.s_2;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.t, public.t_2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.t, public.t_2 IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 4: drop table public.t_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t_2
--   blocks:      reads and writes of public.t, public.t_2, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.t_2 are dropped
--   hazard:      app-breaking: whoever uses table public.t_2 fails
DROP TABLE public.t_2;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: drop table public.t_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t_2
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.t_2 (
    id integer NOT NULL,
    a integer,
    b integer,
    CONSTRAINT t_2_pkey PRIMARY KEY (id)
);
ALTER TABLE public.t ATTACH PARTITION public.t_2 FOR VALUES FROM (10) TO (20);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.s, public.parted, public.plain IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.s, public.parted, public.plain IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.plain, public.parted, public.s IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 4: drop table public.s_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.plain, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s_1, ACCESS EXCLUSIVE on table public.s_2, ACCESS EXCLUSIVE on table public.s_3, ACCESS EXCLUSIVE on table public.s_31
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.s_2 (
    id integer NOT NULL,
    up integer,
    a integer,
    b integer,
    CONSTRAINT s_2_pkey PRIMARY KEY (id)
);

-- Undo step 2 of 4: detach table public.s_2
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.parted, SHARE ROW EXCLUSIVE on table public.parted_1, SHARE ROW EXCLUSIVE on table public.plain, ACCESS EXCLUSIVE on table public.s, SHARE ROW EXCLUSIVE on table public.s_1, ACCESS EXCLUSIVE on table public.s_2, SHARE ROW EXCLUSIVE on table public.s_3, SHARE ROW EXCLUSIVE on table public.s_31
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s ATTACH PARTITION public.s_2 FOR VALUES FROM (10) TO (20);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.t, public.t_1, public.parted, public.plain IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.t, public.t_1, public.parted, public.plain IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.plain, public.parted, public.t, public.t_1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 4: detach table public.t_1
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.parted, SHARE ROW EXCLUSIVE on table public.parted_1, SHARE ROW EXCLUSIVE on table public.plain, ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t_1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ATTACH PARTITION public.t_1 FOR VALUES FROM (0) TO (10);

COMMIT;

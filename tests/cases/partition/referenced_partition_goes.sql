-- A partition that a foreign key reaches by way of its parents is taken from them before it is dropped, and given back on return.
-- before --
CREATE TABLE m (id int, region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a') PARTITION BY RANGE (id);
CREATE TABLE m11 PARTITION OF m1 FOR VALUES FROM (MINVALUE) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN ('b');
CREATE TABLE o (id int, region text, FOREIGN KEY (id, region) REFERENCES m);
CREATE TABLE p (id int, region text, FOREIGN KEY (id, region) REFERENCES m1);
-- after --
CREATE TABLE m (id int, region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a') PARTITION BY RANGE (id);
CREATE TABLE o (id int, region text, FOREIGN KEY (id, region) REFERENCES m);
CREATE TABLE p (id int, region text, FOREIGN KEY (id, region) REFERENCES m1);
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
      LOCK TABLE public.p, public.m1, public.o IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p, public.m1, public.o IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.o, public.m1, public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 4: detach table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m11, ACCESS EXCLUSIVE on table public.o, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.m1, public.m11, public.o, public.p, for as long as its work takes
--   work:        scans public.p, scans public.o
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.p are read while readers and writers wait
--   hazard:      blocking-scan: the rows of public.o are read while readers and writers wait
--   hazard:      exclusive-lock-long: table public.m1, table public.m11, table public.p are locked until step 2 is done, which reads all rows of table public.o
ALTER TABLE public.m1 DETACH PARTITION public.m11;

-- Step 2 of 4: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.o
--   blocks:      reads and writes of public.m, public.m2, public.o, for as long as its work takes
--   work:        scans public.o
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.o are read while readers and writers wait
--   hazard:      deadlock: waits for table public.m, table public.m2 while the transaction holds table public.m1, table public.m11, table public.o, table public.p
ALTER TABLE public.m DETACH PARTITION public.m2;

-- Step 3 of 4: drop table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   blocks:      reads and writes of public.m11, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m11 are dropped
--   hazard:      app-breaking: whoever uses table public.m11 fails
DROP TABLE public.m11;

-- Step 4 of 4: drop table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m2 are dropped
--   hazard:      app-breaking: whoever uses table public.m2 fails
DROP TABLE public.m2;

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
      LOCK TABLE public.o, ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.o, ONLY public.m IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE ONLY public.m, public.o IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 4: drop table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m2 (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT m2_pkey PRIMARY KEY (id, region)
);

-- Undo step 3 of 4: drop table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m11 (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT m11_pkey PRIMARY KEY (id, region)
);

-- Undo step 2 of 4: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.o
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES IN ('b');

-- Undo step 1 of 4: detach table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m11, ACCESS EXCLUSIVE on table public.o, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ATTACH PARTITION public.m11 FOR VALUES FROM (MINVALUE) TO (10);

COMMIT;

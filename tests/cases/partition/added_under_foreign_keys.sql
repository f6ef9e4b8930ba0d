-- New partitions get the foreign keys of the tables above them, which locks what these refer to.
-- before --
CREATE TABLE region (id int PRIMARY KEY);
CREATE TABLE kind (id int PRIMARY KEY);
CREATE TABLE p (id int, region_id int REFERENCES region, kind_id int) PARTITION BY RANGE (id);
CREATE TABLE p0 PARTITION OF p FOR VALUES FROM (0) TO (100) PARTITION BY LIST (kind_id);
ALTER TABLE p0 ADD FOREIGN KEY (kind_id) REFERENCES kind;
CREATE TABLE p0_1 PARTITION OF p0 FOR VALUES IN (1);
-- after --
CREATE TABLE region (id int PRIMARY KEY);
CREATE TABLE kind (id int PRIMARY KEY);
CREATE TABLE p (id int, region_id int REFERENCES region, kind_id int) PARTITION BY RANGE (id);
CREATE TABLE p0 PARTITION OF p FOR VALUES FROM (0) TO (100) PARTITION BY LIST (kind_id);
ALTER TABLE p0 ADD FOREIGN KEY (kind_id) REFERENCES kind;
CREATE TABLE p0_1 PARTITION OF p0 FOR VALUES IN (1);
CREATE TABLE p0_2 PARTITION OF p0 FOR VALUES IN (2);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (100) TO (200);
-- rows --
INSERT INTO region VALUES (1);
INSERT INTO kind VALUES (1);
INSERT INTO p VALUES (1, 1, 1);
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
      LOCK TABLE public.kind, public.region IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.kind, public.region IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.region, public.kind IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 1 of 4: create table public.p0_2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p0_2 (
    id integer,
    region_id integer,
    kind_id integer
);

-- Step 2 of 4: attach table public.p0_2
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.kind, SHARE UPDATE EXCLUSIVE on table public.p0, SHARE ROW EXCLUSIVE on table public.region
--   blocks:      writes of public.kind, public.region, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p0 ATTACH PARTITION public.p0_2 FOR VALUES IN (2);

-- Step 3 of 4: create table public.p1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p1 (
    id integer,
    region_id integer,
    kind_id integer
);

-- Step 4 of 4: attach table public.p1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.region
--   blocks:      writes of public.region, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (100) TO (200);

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
      LOCK TABLE ONLY public.p, ONLY public.p0, public.p0_2, public.p1, public.kind, public.region IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.p, ONLY public.p0, public.p0_2, public.p1 IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.kind, public.region IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.region, public.kind IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE ONLY public.p, ONLY public.p0, public.p0_2, public.p1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 4: attach table public.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, SHARE ROW EXCLUSIVE on table public.region
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p1;

-- Undo step 3 of 4: create table public.p1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p1;

-- Undo step 2 of 4: attach table public.p0_2
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.kind, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p0_2, SHARE ROW EXCLUSIVE on table public.region
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p0 DETACH PARTITION public.p0_2;

-- Undo step 1 of 4: create table public.p0_2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p0_2;

COMMIT;

-- A table becomes a partition of a parent that is made again with another partition key: its key comes with the parent's.
-- before --
CREATE TABLE t (id int NOT NULL, region text NOT NULL, CONSTRAINT k PRIMARY KEY (id, region)) PARTITION BY RANGE (region, id);
CREATE TABLE t1 (id int NOT NULL, region text NOT NULL);
CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (MINVALUE, MINVALUE) TO ('m', 0);
-- after --
CREATE TABLE t (id int NOT NULL, region text NOT NULL, CONSTRAINT k PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('a', 'b');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: check without scan the bounds of table public.t1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.t1 ADD CONSTRAINT lockstep_t1_bounds_9731534f CHECK (region IS NOT NULL AND region = ANY (ARRAY['a'::text, 'b'::text])) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 9: scan for rows outside of the bounds of table public.t1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t1
--   blocks:      neither reads nor writes
--   work:        scans public.t1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.t1 holds rows outside of the bounds
ALTER TABLE public.t1 VALIDATE CONSTRAINT lockstep_t1_bounds_9731534f;

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
      LOCK TABLE public.t, public.t1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.t, public.t1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 9: drop constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t2
--   blocks:      reads and writes of public.t, public.t2, until step 9 is done, which scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.t, table public.t2 are locked until step 9 is done, which reads all rows of table public.t1
ALTER TABLE public.t DROP CONSTRAINT k;

-- Step 4 of 9: drop table public.t2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t2
--   blocks:      reads and writes of public.t, public.t2, until step 9 is done, which scans public.t1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.t2 are dropped
--   hazard:      app-breaking: whoever uses table public.t2 fails
DROP TABLE public.t2;

-- Step 5 of 9: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 9 is done, which scans public.t1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.t are dropped
DROP TABLE public.t;

-- Step 6 of 9: create table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id integer NOT NULL,
    region text NOT NULL
) PARTITION BY LIST (region);

-- Step 7 of 9: attach table public.t1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t1, until step 9 is done, which scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES IN ('a', 'b');

-- Step 8 of 9: drop the check of the bounds of table public.t1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t1, until step 9 is done, which scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t1 DROP CONSTRAINT lockstep_t1_bounds_9731534f;

-- Step 9 of 9: add constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t1, for as long as its work takes
--   work:        scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t1 are read while writers wait
ALTER TABLE ONLY public.t ADD CONSTRAINT k PRIMARY KEY (id, region);
ALTER TABLE public.t1 ADD CONSTRAINT t1_pkey PRIMARY KEY (id, region);
ALTER INDEX public.k ATTACH PARTITION public.t1_pkey;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 9: add constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT k;

-- Undo step 8 of 9: drop the check of the bounds of table public.t1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t1 ADD CONSTRAINT lockstep_t1_bounds_9731534f CHECK (region IS NOT NULL AND region = ANY (ARRAY['a'::text, 'b'::text])) NOT VALID;

-- Undo step 7 of 9: attach table public.t1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.t1;

-- Undo step 6 of 9: create table public.t
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 5 of 9: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.t (
    id integer NOT NULL,
    region text NOT NULL
) PARTITION BY RANGE (region, id);

-- Undo step 4 of 9: drop table public.t2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t2
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.t2 PARTITION OF public.t FOR VALUES FROM (MINVALUE, MINVALUE) TO ('m', 0);

-- Undo step 3 of 9: drop constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.t ADD CONSTRAINT k PRIMARY KEY (id, region);
ALTER TABLE public.t2 ADD CONSTRAINT t2_pkey PRIMARY KEY (id, region);
ALTER INDEX public.k ATTACH PARTITION public.t2_pkey;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 9: scan for rows outside of the bounds of table public.t1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 9: check without scan the bounds of table public.t1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t1 DROP CONSTRAINT lockstep_t1_bounds_9731534f;

COMMIT;

-- The bounds of a partition change, and the key of its parent with them: that is made again after the partition is attached.
-- before --
CREATE TABLE m (id int NOT NULL, region text NOT NULL) PARTITION BY HASH (region);
CREATE TABLE m2 PARTITION OF m FOR VALUES WITH (MODULUS 4, REMAINDER 1);
ALTER TABLE m ADD CONSTRAINT m_pk UNIQUE (id, region);
-- after --
CREATE TABLE m (id int NOT NULL, region text NOT NULL) PARTITION BY HASH (region);
CREATE TABLE m2 PARTITION OF m FOR VALUES WITH (MODULUS 2, REMAINDER 0);
ALTER TABLE m ADD CONSTRAINT m_pk PRIMARY KEY (id, region);
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

-- Step 1 of 7: drop constraint public.m.m_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m2, until step 3 is done, which scans public.m2
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.m is locked until step 3 is done, which reads all rows of table public.m2
ALTER TABLE public.m DROP CONSTRAINT m_pk;

-- Step 2 of 7: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m2, until step 3 is done, which scans public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m2;

-- Step 3 of 7: attach table public.m2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for as long as its work takes
--   work:        scans public.m2
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows are read to see whether they fit the bounds
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES WITH (modulus 2, remainder 0);

-- Step 4 of 7: add constraint public.m.m_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ADD CONSTRAINT m_pk PRIMARY KEY (id, region);

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 7: build the index of constraint public.m2.m2_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m2
--   blocks:      neither reads nor writes
--   work:        scans public.m2
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.m2 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.m2_pkey
CREATE UNIQUE INDEX CONCURRENTLY m2_pkey ON public.m2 USING btree (id, region);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 7: add constraint public.m2.m2_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 ADD CONSTRAINT m2_pkey PRIMARY KEY USING INDEX m2_pkey;

COMMIT;

-- Step 7 of 7: attach partitions to constraint public.m.m_pk
--   phase:       contract
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.m_pk ATTACH PARTITION public.m2_pkey;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
-- down --
SET lock_timeout = '2s';

-- Undo step 7 of 7: attach partitions to constraint public.m.m_pk
--   phase:       contract
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER TABLE public.m DROP CONSTRAINT IF EXISTS m_pk;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 7: add constraint public.m2.m2_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 DROP CONSTRAINT IF EXISTS m2_pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 5 of 7: build the index of constraint public.m2.m2_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m2
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.m2_pkey;

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

-- Undo step 4 of 7: add constraint public.m.m_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT IF EXISTS m_pk;

-- Undo step 3 of 7: attach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m2;

-- Undo step 2 of 7: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES WITH (modulus 4, remainder 1);

-- Undo step 1 of 7: drop constraint public.m.m_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ADD CONSTRAINT m_pk UNIQUE (id, region);
ALTER TABLE public.m2 ADD CONSTRAINT m2_id_region_key UNIQUE (id, region);
ALTER INDEX public.m_pk ATTACH PARTITION public.m2_id_region_key;

COMMIT;

-- A foreign key that goes takes its copies with it before a partition is attached with other bounds.
-- before --
CREATE TABLE t (id int NOT NULL, region text NOT NULL, UNIQUE (id, region)) PARTITION BY HASH (region);
CREATE TABLE t1 PARTITION OF t FOR VALUES WITH (MODULUS 4, REMAINDER 1);
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (id, region) REFERENCES t (id, region);
-- after --
CREATE TABLE t (id int NOT NULL, region text NOT NULL) PARTITION BY HASH (region);
CREATE TABLE t1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
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
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 4: drop constraint public.t.fk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t, public.t1, until step 4 is done, which scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.t is locked until step 4 is done, which reads all rows of table public.t1
ALTER TABLE public.t DROP CONSTRAINT fk;

-- Step 2 of 4: drop constraint public.t.t_id_region_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t, public.t1, until step 4 is done, which scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_id_region_key;

-- Step 3 of 4: detach table public.t1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t, public.t1, until step 4 is done, which scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.t1;

-- Step 4 of 4: attach table public.t1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t1, for as long as its work takes
--   work:        scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows are read to see whether they fit the bounds
ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES WITH (modulus 2, remainder 0);

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
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 4: attach table public.t1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.t1;

-- Undo step 3 of 4: detach table public.t1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES WITH (modulus 4, remainder 1);

-- Undo step 2 of 4: drop constraint public.t.t_id_region_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.t ADD CONSTRAINT t_id_region_key UNIQUE (id, region);
ALTER TABLE public.t1 ADD CONSTRAINT t1_id_region_key UNIQUE (id, region);
ALTER INDEX public.t_id_region_key ATTACH PARTITION public.t1_id_region_key;

-- Undo step 1 of 4: drop constraint public.t.fk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT fk FOREIGN KEY (id, region) REFERENCES public.t (id, region);

COMMIT;

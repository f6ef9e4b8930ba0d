-- A sub-tree moves from one parent to another, and its own indexes with it.
-- before --
CREATE TABLE a (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE b (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE s PARTITION OF a FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE s1 PARTITION OF s FOR VALUES IN (1, NULL);
CREATE INDEX a_k ON a (k);
CREATE INDEX b_k ON b (k);
-- after --
CREATE TABLE a (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE b (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE s PARTITION OF b FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE s1 PARTITION OF s FOR VALUES IN (1, NULL);
CREATE INDEX a_k ON a (k);
CREATE INDEX b_k ON b (k);
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
      LOCK TABLE public.s IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.s IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 5: check without scan the bounds of table public.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.s, public.s1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.s ADD CONSTRAINT lockstep_s_bounds_c32f9e51 CHECK (id IS NOT NULL AND id >= 0 AND id < 10) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 5: scan for rows outside of the bounds of table public.s
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.s, SHARE UPDATE EXCLUSIVE on table public.s1
--   blocks:      neither reads nor writes
--   work:        scans public.s1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.s holds rows outside of the bounds
ALTER TABLE public.s VALIDATE CONSTRAINT lockstep_s_bounds_c32f9e51;

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
      LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.a IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 5: detach table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.a, public.s, public.s1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DETACH PARTITION public.s;

-- Step 4 of 5: attach table public.s
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.s, public.s1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ATTACH PARTITION public.s FOR VALUES FROM (0) TO (10);

-- Step 5 of 5: drop the check of the bounds of table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.s, public.s1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s DROP CONSTRAINT lockstep_s_bounds_c32f9e51;

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
      LOCK TABLE public.a, public.b IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.b, public.a IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 5: drop the check of the bounds of table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s ADD CONSTRAINT lockstep_s_bounds_c32f9e51 CHECK (id IS NOT NULL AND id >= 0 AND id < 10) NOT VALID;

-- Undo step 4 of 5: attach table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DETACH PARTITION public.s;

-- Undo step 3 of 5: detach table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ATTACH PARTITION public.s FOR VALUES FROM (0) TO (10);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 5: scan for rows outside of the bounds of table public.s
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.s, SHARE UPDATE EXCLUSIVE on table public.s1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

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
      LOCK TABLE public.s IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.s IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 5: check without scan the bounds of table public.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s DROP CONSTRAINT lockstep_s_bounds_c32f9e51;

COMMIT;

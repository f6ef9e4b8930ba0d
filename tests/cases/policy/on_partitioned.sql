-- Policies and row security of a partitioned table and one of its partitions.
-- before --
CREATE TABLE m (tenant int) PARTITION BY LIST (tenant);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
-- after --
CREATE TABLE m (tenant int) PARTITION BY LIST (tenant);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
ALTER TABLE m ENABLE ROW LEVEL SECURITY;
ALTER TABLE m1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "Ü" ON m USING (tenant = current_setting('my.tenant', true)::int);
CREATE POLICY "Ü" ON m1 USING (false);
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

-- Step 1 of 5: switch row security of the owner of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 FORCE ROW LEVEL SECURITY;

-- Step 2 of 5: add policy public.m."Ü"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY "Ü" ON public.m
    USING (tenant = current_setting('my.tenant', TRUE)::integer);

-- Step 3 of 5: switch row security of table public.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: roles see and write those rows of table public.m alone that a policy gives them
ALTER TABLE public.m ENABLE ROW LEVEL SECURITY;

-- Step 4 of 5: add policy public.m1."Ü"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY "Ü" ON public.m1
    USING (FALSE);

-- Step 5 of 5: switch row security of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: roles see and write those rows of table public.m1 alone that a policy gives them
ALTER TABLE public.m1 ENABLE ROW LEVEL SECURITY;

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

-- Undo step 5 of 5: switch row security of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DISABLE ROW LEVEL SECURITY;

-- Undo step 4 of 5: add policy public.m1."Ü"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY "Ü" ON public.m1;

-- Undo step 3 of 5: switch row security of table public.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DISABLE ROW LEVEL SECURITY;

-- Undo step 2 of 5: add policy public.m."Ü"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY "Ü" ON public.m;

-- Undo step 1 of 5: switch row security of the owner of table public.m1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 NO FORCE ROW LEVEL SECURITY;

COMMIT;

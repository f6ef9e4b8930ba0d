-- An index that stood alone is attached to the parent's, three levels deep, and another one is not any more.
-- before --
CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
CREATE TABLE p0 PARTITION OF p DEFAULT PARTITION BY LIST (a);
CREATE TABLE p00 PARTITION OF p0 DEFAULT;
CREATE INDEX pi ON ONLY p (a);
CREATE INDEX pi_0 ON ONLY p0 (a);
CREATE INDEX pi_00 ON p00 (a);
CREATE INDEX pb ON ONLY p (b);
CREATE INDEX pb_0 ON ONLY p0 (b);
CREATE INDEX pb_00 ON p00 (b);
COMMENT ON INDEX pb_00 IS 'deep';
ALTER INDEX pb ATTACH PARTITION pb_0;
ALTER INDEX pb_0 ATTACH PARTITION pb_00;
-- after --
CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
CREATE TABLE p0 PARTITION OF p DEFAULT PARTITION BY LIST (a);
CREATE TABLE p00 PARTITION OF p0 DEFAULT;
CREATE INDEX pi ON ONLY p (a);
CREATE INDEX pi_0 ON ONLY p0 (a);
CREATE INDEX pi_00 ON p00 (a);
COMMENT ON INDEX pi_0 IS 'attached';
ALTER INDEX pi ATTACH PARTITION pi_0;
ALTER INDEX pi_0 ATTACH PARTITION pi_00;
CREATE INDEX pb ON ONLY p (b);
CREATE INDEX pb_0 ON ONLY p0 (b);
CREATE INDEX pb_00 ON p00 (b);
COMMENT ON INDEX pb_00 IS 'deep';
ALTER INDEX pb_0 ATTACH PARTITION pb_00;
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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 3: build again with other partitions index public.pb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   blocks:      reads and writes of public.p, public.p0, public.p00, for as long as its work takes
--   work:        scans public.p00
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.p are read while readers and writers wait
DROP INDEX IF EXISTS public.pb CASCADE;
DROP INDEX IF EXISTS public.pb_0 CASCADE;
DROP INDEX IF EXISTS public.pb_00 CASCADE;
CREATE INDEX pb ON ONLY public.p USING btree (b);
CREATE INDEX pb_0 ON ONLY public.p0 USING btree (b);
CREATE INDEX pb_00 ON public.p00 USING btree (b);
COMMENT ON INDEX public.pb_00 IS 'deep';
ALTER INDEX public.pb_0 ATTACH PARTITION public.pb_00;

-- Step 2 of 3: attach partitions to index public.pi
--   phase:       expand
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   blocks:      reads and writes of public.p0, public.p00, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.pi_0 ATTACH PARTITION public.pi_00;
ALTER INDEX public.pi ATTACH PARTITION public.pi_0;

-- Step 3 of 3: change comment on index public.pi_0
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.pi_0 IS 'attached';

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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 3: change comment on index public.pi_0
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.pi_0 IS NULL;

-- Undo step 2 of 3: attach partitions to index public.pi
--   phase:       expand
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.pi CASCADE;
DROP INDEX IF EXISTS public.pi_0 CASCADE;
DROP INDEX IF EXISTS public.pi_00 CASCADE;
CREATE INDEX pi ON ONLY public.p USING btree (a);
CREATE INDEX pi_0 ON ONLY public.p0 USING btree (a);
CREATE INDEX pi_00 ON public.p00 USING btree (a);

-- Undo step 1 of 3: build again with other partitions index public.pb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p00
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.pb CASCADE;
DROP INDEX IF EXISTS public.pb_0 CASCADE;
DROP INDEX IF EXISTS public.pb_00 CASCADE;
CREATE INDEX pb ON ONLY public.p USING btree (b);
CREATE INDEX pb_0 ON ONLY public.p0 USING btree (b);
CREATE INDEX pb_00 ON public.p00 USING btree (b);
COMMENT ON INDEX public.pb_00 IS 'deep';
ALTER INDEX public.pb_0 ATTACH PARTITION public.pb_00;
ALTER INDEX public.pb ATTACH PARTITION public.pb_0;

COMMIT;

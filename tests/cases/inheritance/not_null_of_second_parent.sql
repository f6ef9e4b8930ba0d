-- A column of two parents becomes NOT NULL by the second alone.
-- before --
CREATE TABLE p1 (a bigint, b text);
CREATE TABLE p2 (b text, c date);
CREATE TABLE child (d int) INHERITS (p1, p2);
-- rows --
INSERT INTO child VALUES (1, 'x', NULL, 2);
-- after --
CREATE TABLE p1 (a bigint, b text);
CREATE TABLE p2 (b text NOT NULL, c date);
CREATE TABLE child (d int) INHERITS (p1, p2);
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
      LOCK TABLE public.p2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p2 IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 4: check without scan for nulls in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.child, public.p2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p2 ADD CONSTRAINT lockstep_b_not_null_c02296fe CHECK (b IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 4: scan for nulls in column public.p2.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.p2
--   blocks:      neither reads nor writes
--   work:        scans public.p2, scans public.child
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.p2.b holds nulls
ALTER TABLE public.p2 VALIDATE CONSTRAINT lockstep_b_not_null_c02296fe;

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
      LOCK TABLE public.p2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p2 IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 4: require values in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.child, public.p2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p2 ALTER COLUMN b SET NOT NULL;

COMMIT;

-- Step 4 of 4: drop the check for nulls in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p2, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p2 DROP CONSTRAINT lockstep_b_not_null_c02296fe;
-- down --
SET lock_timeout = '2s';

-- Undo step 4 of 4: drop the check for nulls in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p2
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p2 ADD CONSTRAINT lockstep_b_not_null_c02296fe CHECK (b IS NOT NULL) NOT VALID;
ALTER TABLE public.p2 VALIDATE CONSTRAINT lockstep_b_not_null_c02296fe;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 4: require values in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p2 ALTER COLUMN b DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 4: scan for nulls in column public.p2.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.p2
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
      LOCK TABLE public.p2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 4: check without scan for nulls in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p2 DROP CONSTRAINT lockstep_b_not_null_c02296fe;

COMMIT;

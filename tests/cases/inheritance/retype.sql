-- A retyped column on a parent.
-- before --
CREATE TABLE p (a int, b int);
CREATE TABLE c (d int) INHERITS (p);
-- after --
CREATE TABLE p (a bigint, b int NOT NULL);
CREATE TABLE c (d int) INHERITS (p);
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

-- Step 1 of 6: change type of column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for as long as its work takes
--   work:        rewrites public.p, rewrites public.c
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.p.a fail
ALTER TABLE public.p ALTER COLUMN a TYPE bigint;

-- Step 2 of 6: check without scan for nulls in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT lockstep_b_not_null_d328c54c CHECK (b IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 6: gather statistics of table public.p (a)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p (a);
ANALYZE public.c (a);

COMMIT;

BEGIN;

-- Step 4 of 6: scan for nulls in column public.p.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p, scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.p.b holds nulls
ALTER TABLE public.p VALIDATE CONSTRAINT lockstep_b_not_null_d328c54c;

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

-- Step 5 of 6: require values in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN b SET NOT NULL;

COMMIT;

-- Step 6 of 6: drop the check for nulls in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT lockstep_b_not_null_d328c54c;
-- down --
SET lock_timeout = '2s';

-- Undo step 6 of 6: drop the check for nulls in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT lockstep_b_not_null_d328c54c CHECK (b IS NOT NULL) NOT VALID;
ALTER TABLE public.p VALIDATE CONSTRAINT lockstep_b_not_null_d328c54c;

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

-- Undo step 5 of 6: require values in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN b DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 6: scan for nulls in column public.p.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

-- Undo step 3 of 6: gather statistics of table public.p (a)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

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

-- Undo step 2 of 6: check without scan for nulls in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT lockstep_b_not_null_d328c54c;

-- Undo step 1 of 6: change type of column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN a TYPE integer;

COMMIT;

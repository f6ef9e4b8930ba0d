-- Three generations: the root gets, renames and loses columns and checks.
-- before --
CREATE TABLE p (a int, b int, gone int);
CREATE TABLE c (x int) INHERITS (p);
CREATE TABLE g (y int) INHERITS (c);
CREATE VIEW v AS SELECT a, b, x, y FROM g;
-- after --
CREATE TABLE p (a int NOT NULL,
    -- @renamed from=b
    bb int DEFAULT 4, fresh text DEFAULT 'f' CHECK (fresh <> ''));
CREATE TABLE c (x int) INHERITS (p);
CREATE TABLE g (y int) INHERITS (c);
CREATE VIEW v AS SELECT a, bb AS b, x, y FROM g;
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

-- Step 1 of 12: rename column public.p.b to column public.p.bb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.g, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.p.bb fails
ALTER TABLE public.p RENAME COLUMN b TO bb;

-- Step 2 of 12: set default of column public.c.bb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.c ALTER COLUMN bb SET DEFAULT 4;

-- Step 3 of 12: set default of column public.g.bb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.g
--   blocks:      reads and writes of public.g, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.g ALTER COLUMN bb SET DEFAULT 4;

-- Step 4 of 12: check without scan for nulls in column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.g, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT lockstep_a_not_null_40311719 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 12: scan for nulls in column public.p.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.g, SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p, scans public.c, scans public.g
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.p.a holds nulls
ALTER TABLE public.p VALIDATE CONSTRAINT lockstep_a_not_null_40311719;

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

-- Step 6 of 12: require values in column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.g, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN a SET NOT NULL;

COMMIT;

-- Step 7 of 12: drop the check for nulls in column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT lockstep_a_not_null_40311719;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 12: set default of column public.p.bb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN bb SET DEFAULT 4;

COMMIT;

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

-- Step 9 of 12: add column public.p.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.g, public.p, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p ADD COLUMN fresh text DEFAULT 'f';

-- Step 10 of 12: add constraint public.p.p_fresh_check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.g, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_fresh_check CHECK (fresh <> '') NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 12: validate constraint public.p.p_fresh_check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.g, SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p, scans public.c, scans public.g
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p.p_fresh_check
ALTER TABLE public.p VALIDATE CONSTRAINT p_fresh_check;

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

-- Step 12 of 12: drop column public.p.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.g, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.p.gone are dropped
--   hazard:      app-breaking: whoever uses column public.p.gone fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.p fail
ALTER TABLE public.p DROP COLUMN gone;

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

-- Undo step 12 of 12: drop column public.p.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.p ADD COLUMN gone integer;

COMMIT;

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

-- Undo step 11 of 12: validate constraint public.p.p_fresh_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_fresh_check;
ALTER TABLE public.p ADD CONSTRAINT p_fresh_check CHECK (fresh <> '') NOT VALID;

COMMIT;

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

-- Undo step 10 of 12: add constraint public.p.p_fresh_check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_fresh_check;

-- Undo step 9 of 12: add column public.p.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p DROP COLUMN fresh;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 12: set default of column public.p.bb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN bb DROP DEFAULT;

COMMIT;

-- Undo step 7 of 12: drop the check for nulls in column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT lockstep_a_not_null_40311719 CHECK (a IS NOT NULL) NOT VALID;
ALTER TABLE public.p VALIDATE CONSTRAINT lockstep_a_not_null_40311719;

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

-- Undo step 6 of 12: require values in column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN a DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 12: scan for nulls in column public.p.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.g, SHARE UPDATE EXCLUSIVE on table public.p
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

-- Undo step 4 of 12: check without scan for nulls in column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT lockstep_a_not_null_40311719;

-- Undo step 3 of 12: set default of column public.g.bb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.g
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.g ALTER COLUMN bb DROP DEFAULT;

-- Undo step 2 of 12: set default of column public.c.bb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.c ALTER COLUMN bb DROP DEFAULT;

-- Undo step 1 of 12: rename column public.p.b to column public.p.bb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.g, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p RENAME COLUMN bb TO b;

COMMIT;

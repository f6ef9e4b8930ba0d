-- A chain of views over a dropped column.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v1 AS SELECT a, b FROM t;
CREATE VIEW v2 AS SELECT a, b FROM v1;
CREATE VIEW v3 AS SELECT b FROM v2;
-- after --
CREATE TABLE t (a int);
CREATE VIEW v1 AS SELECT a FROM t;
CREATE VIEW v2 AS SELECT a FROM v1;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: drop view public.v3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v3
--   blocks:      reads and writes of public.v3, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.v3 fails
DROP VIEW public.v3;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v1 SET SCHEMA public;
        ALTER VIEW public.v2 SET SCHEMA public;
      ELSE
        ALTER VIEW public.v2 SET SCHEMA public;
        ALTER VIEW public.v1 SET SCHEMA public;
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

-- Step 2 of 6: drop view public.v2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v2
--   blocks:      reads and writes of public.v2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW public.v2;

-- Step 3 of 6: drop view public.v1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v1
--   blocks:      reads and writes of public.v1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v1;

-- Step 4 of 6: create view public.v1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v1 AS
SELECT a FROM public.t;

-- Step 5 of 6: create view public.v2
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v2 AS
SELECT a FROM public.v1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 6: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.b are dropped
--   hazard:      app-breaking: whoever uses column public.t.b fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 6: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN b integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v1 SET SCHEMA public;
        ALTER VIEW public.v2 SET SCHEMA public;
      ELSE
        ALTER VIEW public.v2 SET SCHEMA public;
        ALTER VIEW public.v1 SET SCHEMA public;
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

-- Undo step 5 of 6: create view public.v2
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v2;

-- Undo step 4 of 6: create view public.v1
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v1;

-- Undo step 3 of 6: drop view public.v1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v1
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v1 AS
SELECT a, b FROM public.t;

-- Undo step 2 of 6: drop view public.v2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v2
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v2 AS
SELECT a, b FROM public.v1;

COMMIT;

BEGIN;

-- Undo step 1 of 6: drop view public.v3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v3
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v3 AS
SELECT b FROM public.v2;

COMMIT;

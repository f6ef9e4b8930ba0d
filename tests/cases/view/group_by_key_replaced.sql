-- The primary key under a view that groups by it is replaced.
-- before --
CREATE TABLE t (id int, name text, n int, CONSTRAINT k PRIMARY KEY (id));
CREATE VIEW v AS SELECT id, name, sum(n) AS s FROM t GROUP BY id;
-- after --
CREATE TABLE t (id int, name text, n int, CONSTRAINT k PRIMARY KEY (id) INCLUDE (n));
CREATE VIEW v AS SELECT id, name, sum(n) AS s FROM t GROUP BY id;
-- plan --
SET lock_timeout = 0;

-- Step 1 of 6: build the index of constraint public.t.k
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_k_key_9f5753dd
CREATE UNIQUE INDEX CONCURRENTLY lockstep_k_key_9f5753dd ON public.t USING btree (id) INCLUDE (n);

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
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.v SET SCHEMA public;
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

-- Step 2 of 6: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 3 of 6: drop constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT k;

-- Step 4 of 6: add constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT k PRIMARY KEY USING INDEX lockstep_k_key_9f5753dd;

-- Step 5 of 6: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, name, sum(n) AS s FROM public.t GROUP BY id;

COMMIT;

-- Step 6 of 6: give up the index of constraint public.t.k
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_k_old_9f5753dd;
-- down --
SET lock_timeout = 0;

-- Undo step 6 of 6: give up the index of constraint public.t.k
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_k_old_9f5753dd ON public.t USING btree (id);

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
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.v SET SCHEMA public;
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

-- Undo step 5 of 6: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 4 of 6: add constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT k;

-- Undo step 3 of 6: drop constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_k_old_9f5753dd ON public.t USING btree (id);
ALTER TABLE public.t ADD CONSTRAINT k PRIMARY KEY USING INDEX lockstep_k_old_9f5753dd;

-- Undo step 2 of 6: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, name, sum(n) AS s FROM public.t GROUP BY id;

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 6: build the index of constraint public.t.k
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_k_key_9f5753dd;

-- What widens and what narrows the rows that roles see: permissive and restrictive policies that come and go.
-- before --
CREATE TABLE t (id int, owner text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON t USING (owner = CURRENT_USER);
CREATE POLICY office ON t AS RESTRICTIVE USING (id > 0);
CREATE TABLE off (id int);
CREATE POLICY own ON off USING (id > 0);
-- after --
CREATE TABLE t (id int, owner text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit ON t FOR SELECT USING (id > 10);
CREATE POLICY hours ON t AS RESTRICTIVE USING (id < 100);
CREATE TABLE off (id int);
CREATE POLICY two ON off USING (id > 1);
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
      LOCK TABLE public.off, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.off, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.off IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 6: add policy public.off.two
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.off
--   blocks:      reads and writes of public.off, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY two ON public.off
    USING (id > 1);

-- Step 2 of 6: add policy public.t.audit
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      policy-widened: roles may see or write rows of table public.t that were kept from them
CREATE POLICY audit ON public.t
    FOR SELECT
    USING (id > 10);

-- Step 3 of 6: add policy public.t.hours
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: rows of table public.t are kept from roles that saw or wrote them
CREATE POLICY hours ON public.t
    AS RESTRICTIVE
    USING (id < 100);

-- Step 4 of 6: drop policy public.off.own
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.off
--   blocks:      reads and writes of public.off, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY own ON public.off;

-- Step 5 of 6: drop policy public.t.office
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      policy-widened: roles may see or write rows of table public.t that were kept from them
DROP POLICY office ON public.t;

-- Step 6 of 6: drop policy public.t.own
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: rows of table public.t are kept from roles that saw or wrote them
DROP POLICY own ON public.t;

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
      LOCK TABLE public.off, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.off, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.off IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 6: drop policy public.t.own
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY own ON public.t
    USING (owner = CURRENT_USER);

-- Undo step 5 of 6: drop policy public.t.office
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY office ON public.t
    AS RESTRICTIVE
    USING (id > 0);

-- Undo step 4 of 6: drop policy public.off.own
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.off
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY own ON public.off
    USING (id > 0);

-- Undo step 3 of 6: add policy public.t.hours
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY hours ON public.t;

-- Undo step 2 of 6: add policy public.t.audit
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY audit ON public.t;

-- Undo step 1 of 6: add policy public.off.two
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.off
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY two ON public.off;

COMMIT;

-- A column that children have from their parent is put away in all of them.
-- before --
CREATE TABLE public.parent (id integer, fax text NOT NULL, code integer DEFAULT 3);
CREATE TABLE public.child (v integer) INHERITS (public.parent);
CREATE TABLE public.grandchild (w integer) INHERITS (public.child);
CREATE TABLE public.other_parent (id integer, fax text);
CREATE TABLE public.other_child (v integer) INHERITS (public.other_parent);
-- rows --
INSERT INTO public.grandchild (id, fax) VALUES (1, 'a');
-- after --
CREATE TABLE public.parent (id integer);
CREATE TABLE public.child (v integer) INHERITS (public.parent);
CREATE TABLE public.grandchild (w integer) INHERITS (public.child);
CREATE TABLE public.other_parent (id integer);
CREATE TABLE public.other_child (v integer) INHERITS (public.other_parent);
-- drops --
deprecate
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
      LOCK TABLE public.other_parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.other_parent IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 3: put away column public.other_parent.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other_child, ACCESS EXCLUSIVE on table public.other_parent
--   blocks:      reads and writes of public.other_child, public.other_parent, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column public.other_parent.fax fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.other_parent fail
--   note:        its values stay under the name "~lockstep_dropped_fax" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE public.other_parent RENAME COLUMN fax TO "~lockstep_dropped_fax";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 3: put away column public.parent.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.grandchild, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.grandchild, public.parent, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column public.parent.code fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.parent fail
--   note:        its values stay under the name "~lockstep_dropped_code" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE public.parent RENAME COLUMN code TO "~lockstep_dropped_code";

-- Step 3 of 3: put away column public.parent.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.grandchild, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.grandchild, public.parent, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column public.parent.fax fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.parent fail
--   note:        rows that come from now on have no value in it; the way back stops at such rows until they have one
--   note:        its values stay under the name "~lockstep_dropped_fax" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE public.parent ALTER COLUMN fax DROP NOT NULL;
ALTER TABLE public.parent RENAME COLUMN fax TO "~lockstep_dropped_fax";

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
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 3: put away column public.parent.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.grandchild, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parent RENAME COLUMN "~lockstep_dropped_fax" TO fax;
ALTER TABLE public.parent ALTER COLUMN fax SET NOT NULL;

-- Undo step 2 of 3: put away column public.parent.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.grandchild, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parent RENAME COLUMN "~lockstep_dropped_code" TO code;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.other_parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.other_parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 3: put away column public.other_parent.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other_child, ACCESS EXCLUSIVE on table public.other_parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.other_parent RENAME COLUMN "~lockstep_dropped_fax" TO fax;

COMMIT;

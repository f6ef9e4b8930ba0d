-- Views that give names to columns by their places, or merge equal names, over tables that get or lose columns.
-- before --
CREATE TABLE a (x int, y int);
CREATE TABLE b (x int, z int, gone int);
CREATE FUNCTION rows() RETURNS SETOF b LANGUAGE sql AS 'SELECT * FROM b';
CREATE VIEW placed AS SELECT j.k FROM b j (k, l, m);
CREATE VIEW merged AS SELECT x, y FROM a JOIN b USING (x);
CREATE VIEW called AS SELECT f.one FROM rows() AS f (one, two, three);
CREATE VIEW "Other" AS SELECT x, y FROM a JOIN (SELECT x AS q, z FROM b) c ON q = x;
-- after --
CREATE TABLE a (x int, y int, z int);
CREATE TABLE b (x int, z int);
CREATE FUNCTION rows() RETURNS SETOF b LANGUAGE sql AS 'SELECT * FROM b';
CREATE VIEW placed AS SELECT j.k FROM b j (k, z);
CREATE VIEW merged AS SELECT x, y, a.z FROM a JOIN b b (x, other) USING (x);
CREATE VIEW called AS SELECT f.one FROM rows() AS f (one, two);
CREATE VIEW "Other" AS SELECT x, y FROM a JOIN (SELECT x AS q, z FROM b) c ON q = x AND a.z = c.z;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: add column public.a.z
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a ADD COLUMN z integer;

COMMIT;

BEGIN;

-- Step 2 of 9: replace view public."Other"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public."Other"
--   blocks:      reads and writes of public."Other", for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public."Other" AS
SELECT x, y FROM public.a JOIN (SELECT x AS q, z FROM public.b) c ON q = x AND a.z = c.z;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.called SET SCHEMA public;
        ALTER VIEW public.merged SET SCHEMA public;
        ALTER VIEW public.placed SET SCHEMA public;
        LOCK TABLE public.b IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.b IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.placed SET SCHEMA public;
        ALTER VIEW public.merged SET SCHEMA public;
        ALTER VIEW public.called SET SCHEMA public;
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

-- Step 3 of 9: drop view public.called
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.called
--   blocks:      reads and writes of public.called, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW public.called;

-- Step 4 of 9: drop view public.merged
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.merged
--   blocks:      reads and writes of public.merged, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.merged;

-- Step 5 of 9: drop view public.placed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.placed
--   blocks:      reads and writes of public.placed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.placed;

-- Step 6 of 9: drop column public.b.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.b.gone are dropped
--   hazard:      app-breaking: whoever uses column public.b.gone fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.b fail
ALTER TABLE public.b DROP COLUMN gone;

-- Step 7 of 9: create view public.called
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.called AS
SELECT f.one FROM public.rows() AS f (one, two);

-- Step 8 of 9: create view public.merged
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.merged AS
SELECT x, y, a.z FROM public.a JOIN public.b b (x, other) USING (x);

-- Step 9 of 9: create view public.placed
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.placed AS
SELECT j.k FROM public.b j (k, z);

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
      LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.called SET SCHEMA public;
        ALTER VIEW public.merged SET SCHEMA public;
        ALTER VIEW public.placed SET SCHEMA public;
        LOCK TABLE public.b IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.b IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.placed SET SCHEMA public;
        ALTER VIEW public.merged SET SCHEMA public;
        ALTER VIEW public.called SET SCHEMA public;
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

-- Undo step 9 of 9: create view public.placed
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.placed;

-- Undo step 8 of 9: create view public.merged
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.merged;

-- Undo step 7 of 9: create view public.called
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.called;

-- Undo step 6 of 9: drop column public.b.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.b ADD COLUMN gone integer;

-- Undo step 5 of 9: drop view public.placed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.placed
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.placed AS
SELECT j.k FROM public.b j (k, l, m);

-- Undo step 4 of 9: drop view public.merged
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.merged
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.merged AS
SELECT x, y FROM public.a JOIN public.b USING (x);

-- Undo step 3 of 9: drop view public.called
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.called
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.called AS
SELECT f.one FROM public.rows() AS f (one, two, three);

COMMIT;

BEGIN;

-- Undo step 2 of 9: replace view public."Other"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public."Other"
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public."Other" AS
SELECT x, y FROM public.a JOIN (SELECT x AS q, z FROM public.b) c ON q = x;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 9: add column public.a.z
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a DROP COLUMN z;

COMMIT;

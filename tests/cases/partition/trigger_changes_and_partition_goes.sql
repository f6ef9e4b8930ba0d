-- A partition that goes had its copy of a trigger disabled, and has it again after the change of the trigger is undone.
-- before --
CREATE FUNCTION on_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE m (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY LIST (region);
CREATE TABLE m3 PARTITION OF m DEFAULT;
CREATE TRIGGER changed BEFORE UPDATE ON m FOR EACH ROW EXECUTE FUNCTION on_change('x');
ALTER TABLE m3 DISABLE TRIGGER changed;
-- after --
CREATE FUNCTION on_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE m (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY LIST (region);
CREATE TRIGGER changed AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION on_change();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m3 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: drop trigger public.m3.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m3
--   blocks:      writes of public.m3, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m3 ENABLE TRIGGER changed;

COMMIT;

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

-- Step 2 of 3: replace trigger changed on public.m
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m3
--   blocks:      writes of public.m, public.m3, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER changed
    AFTER INSERT ON public.m
    FOR EACH ROW
    EXECUTE FUNCTION public.on_change();

-- Step 3 of 3: drop table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m, public.m3, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m3 are dropped
--   hazard:      app-breaking: whoever uses table public.m3 fails
DROP TABLE public.m3;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: drop table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m3 (
    id integer NOT NULL,
    region text NOT NULL,
    at date
);
ALTER TABLE public.m ATTACH PARTITION public.m3 DEFAULT;

-- Undo step 2 of 3: replace trigger changed on public.m
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER changed
    BEFORE UPDATE ON public.m
    FOR EACH ROW
    EXECUTE FUNCTION public.on_change('x');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m3 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 3: drop trigger public.m3.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m3 DISABLE TRIGGER changed;

COMMIT;

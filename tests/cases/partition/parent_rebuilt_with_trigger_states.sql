-- A partition that stays while its parent is made again has its copy of the trigger switched before and after that.
-- before --
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE t (id int NOT NULL, region text NOT NULL) PARTITION BY LIST (region);
CREATE TABLE rest PARTITION OF t DEFAULT;
CREATE TRIGGER changed BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE rest DISABLE TRIGGER changed;
-- after --
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE t (id int NOT NULL, region text NOT NULL) PARTITION BY RANGE (region, id);
CREATE TABLE rest PARTITION OF t DEFAULT;
CREATE TRIGGER changed BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE rest DISABLE TRIGGER changed;
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
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 7: drop trigger public.rest.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.rest
--   blocks:      writes of public.rest, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.rest ENABLE TRIGGER changed;

-- Step 2 of 7: take off from its parent table public.rest
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.rest, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.rest, public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.rest;

-- Step 3 of 7: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.t are dropped
DROP TABLE public.t;

-- Step 4 of 7: create table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id integer NOT NULL,
    region text NOT NULL
) PARTITION BY RANGE (region, id);

-- Step 5 of 7: put back from its parent table public.rest
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.rest
--   blocks:      reads and writes of public.rest, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ATTACH PARTITION public.rest DEFAULT;

-- Step 6 of 7: add trigger public.t.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.rest
--   blocks:      writes of public.rest, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER changed
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

-- Step 7 of 7: add trigger public.rest.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.rest
--   blocks:      writes of public.rest, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.rest DISABLE TRIGGER changed;

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
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 7: add trigger public.rest.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.rest
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.rest ENABLE TRIGGER changed;

-- Undo step 6 of 7: add trigger public.t.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.rest
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER changed ON public.t;

-- Undo step 5 of 7: put back from its parent table public.rest
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.rest
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.rest;

-- Undo step 4 of 7: create table public.t
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 3 of 7: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.t (
    id integer NOT NULL,
    region text NOT NULL
) PARTITION BY LIST (region);
CREATE TRIGGER changed
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

-- Undo step 2 of 7: take off from its parent table public.rest
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.rest, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ATTACH PARTITION public.rest DEFAULT;

-- Undo step 1 of 7: drop trigger public.rest.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.rest
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.rest DISABLE TRIGGER changed;

COMMIT;

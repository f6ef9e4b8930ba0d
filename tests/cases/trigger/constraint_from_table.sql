-- Constraint triggers with FROM and every deferrability, on a table that is replaced under it.
-- before --
CREATE TABLE t (a int);
CREATE TABLE other (id int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER x AFTER INSERT ON t FROM other DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION f();
-- after --
CREATE TABLE t (a int);
CREATE TABLE other (id int) PARTITION BY RANGE (id);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER x AFTER INSERT OR UPDATE ON t FROM other NOT DEFERRABLE FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f();
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
      LOCK TABLE public.other, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.other, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.other IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 4: drop trigger public.t.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER x ON public.t;

-- Step 2 of 4: drop table public.other
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other
--   blocks:      reads and writes of public.other, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.other are dropped
DROP TABLE public.other;

-- Step 3 of 4: create table public.other
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.other (
    id integer
) PARTITION BY RANGE (id);

-- Step 4 of 4: add trigger public.t.x
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE CONSTRAINT TRIGGER x
    AFTER INSERT OR UPDATE ON public.t
    FROM public.other
    FOR EACH ROW
    WHEN (new.a > 0)
    EXECUTE FUNCTION public.f();

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
      LOCK TABLE public.other, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.other, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.other IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 4: add trigger public.t.x
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER x ON public.t;

-- Undo step 3 of 4: create table public.other
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.other;

-- Undo step 2 of 4: drop table public.other
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.other (
    id integer
);

-- Undo step 1 of 4: drop trigger public.t.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE CONSTRAINT TRIGGER x
    AFTER INSERT ON public.t
    FROM public.other
    DEFERRABLE
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;

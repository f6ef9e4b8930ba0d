-- Strong locks of one table are let go before those of another are taken; what takes the place of something comes with its going.
-- before --
CREATE TABLE a (id integer PRIMARY KEY, x integer);
CREATE TABLE b (id integer PRIMARY KEY, x integer);
CREATE VIEW shown AS SELECT a.x, b.x AS y FROM a JOIN b USING (id);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER watch AFTER INSERT ON b FOR EACH ROW EXECUTE FUNCTION f();
-- after --
CREATE TABLE a (id integer PRIMARY KEY, x integer, y text);
CREATE TABLE b (id integer PRIMARY KEY, x integer, y text);
CREATE TABLE c (id integer PRIMARY KEY, a integer REFERENCES a, b integer REFERENCES b);
CREATE VIEW shown AS SELECT a.x, a.y FROM a JOIN b USING (id);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER observe AFTER INSERT OR UPDATE ON b FOR EACH ROW EXECUTE FUNCTION f();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: create table public.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.c (
    id integer NOT NULL,
    a integer,
    b integer,
    CONSTRAINT c_pkey PRIMARY KEY (id)
);

-- Step 2 of 9: add column public.a.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a ADD COLUMN y text;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 9: add column public.b.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.b ADD COLUMN y text;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 9: add constraint public.c.c_a_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.a
--   blocks:      writes of public.a, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES public.a (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 9: add constraint public.c.c_b_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.b
--   blocks:      writes of public.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_b_fkey FOREIGN KEY (b) REFERENCES public.b (id);

-- Step 6 of 9: add trigger public.b.observe
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.b
--   blocks:      writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER observe
    AFTER INSERT OR UPDATE ON public.b
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;

BEGIN;

-- Step 7 of 9: drop view public.shown
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.shown
--   blocks:      reads and writes of public.shown, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW public.shown;

-- Step 8 of 9: create view public.shown
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.shown AS
SELECT a.x, a.y FROM public.a JOIN public.b USING (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 9: drop trigger public.b.watch
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP TRIGGER watch ON public.b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 9: drop trigger public.b.watch
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER watch
    AFTER INSERT ON public.b
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;

BEGIN;

-- Undo step 8 of 9: create view public.shown
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.shown;

-- Undo step 7 of 9: drop view public.shown
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.shown
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.shown AS
SELECT a.x, b.x AS y FROM public.a JOIN public.b USING (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 9: add trigger public.b.observe
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER observe ON public.b;

-- Undo step 5 of 9: add constraint public.c.c_b_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_b_fkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 9: add constraint public.c.c_a_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_a_fkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 9: add column public.b.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.b DROP COLUMN y;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 9: add column public.a.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a DROP COLUMN y;

-- Undo step 1 of 9: create table public.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.c;

COMMIT;

-- A policy over a function over a view over a table that loses the column.
-- needs --
from 14: bodies in standard SQL
-- before --
CREATE TABLE t (id int, tenant int);
CREATE TABLE member (tenant int, name text, old int);
CREATE VIEW my AS SELECT tenant, old FROM member WHERE name = CURRENT_USER;
CREATE FUNCTION allowed(x int) RETURNS boolean LANGUAGE sql STABLE RETURN (SELECT EXISTS (SELECT 1 FROM my WHERE tenant = x));
CREATE POLICY p ON t USING (allowed(tenant));
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- after --
CREATE TABLE t (id int, tenant int);
CREATE TABLE member (tenant int, name text);
CREATE VIEW my AS SELECT tenant FROM member WHERE name = CURRENT_USER;
CREATE FUNCTION allowed(x int) RETURNS boolean LANGUAGE sql STABLE RETURN (SELECT EXISTS (SELECT 1 FROM my WHERE tenant = x));
CREATE POLICY p ON t USING (allowed(tenant));
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
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
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.my SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.my SET SCHEMA public;
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

-- Step 1 of 7: drop policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;

-- Step 2 of 7: drop routine public.allowed(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.allowed(integer);

-- Step 3 of 7: drop view public.my
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.my
--   blocks:      reads and writes of public.my, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.my;

-- Step 4 of 7: create view public.my
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.my AS
SELECT tenant FROM public.member WHERE name = CURRENT_USER;

-- Step 5 of 7: create routine public.allowed(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.allowed(x integer)
RETURNS boolean
LANGUAGE sql
STABLE
RETURN (SELECT EXISTS (SELECT 1 FROM public.my WHERE tenant = x));

-- Step 6 of 7: add policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      policy-widened: other rows of table public.t are seen or written than before
CREATE POLICY p ON public.t
    USING (public.allowed(tenant));

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.member IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 7: drop column public.member.old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.member
--   blocks:      reads and writes of public.member, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.member.old are dropped
--   hazard:      app-breaking: whoever uses column public.member.old fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.member fail
ALTER TABLE public.member DROP COLUMN old;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.member IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 7: drop column public.member.old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.member
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.member ADD COLUMN old integer;

COMMIT;

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
        ALTER VIEW public.my SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.my SET SCHEMA public;
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

-- Undo step 6 of 7: add policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;

-- Undo step 5 of 7: create routine public.allowed(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.allowed(integer);

-- Undo step 4 of 7: create view public.my
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.my;

-- Undo step 3 of 7: drop view public.my
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.my
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.my AS
SELECT tenant, old FROM public.member WHERE name = CURRENT_USER;

-- Undo step 2 of 7: drop routine public.allowed(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.allowed(x integer)
RETURNS boolean
LANGUAGE sql
STABLE
RETURN (SELECT EXISTS (SELECT 1 FROM public.my WHERE tenant = x));

-- Undo step 1 of 7: drop policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p ON public.t
    USING (public.allowed(tenant));

COMMIT;

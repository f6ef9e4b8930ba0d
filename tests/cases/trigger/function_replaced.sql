-- The trigger's function goes for another one.
-- offline --
from 14: CREATE OR REPLACE TRIGGER
-- before --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- after --
CREATE TABLE t (a int);
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: create routine public.g()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.g()
RETURNS trigger
LANGUAGE plpgsql
AS $$ BEGIN RETURN NEW; END $$;

-- Step 2 of 3: replace trigger trg on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER trg
    BEFORE INSERT ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.g();

COMMIT;

BEGIN;

-- Step 3 of 3: drop routine public.f()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.f() fails
DROP FUNCTION public.f();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: drop routine public.f()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f()
RETURNS trigger
LANGUAGE plpgsql
AS $$ BEGIN RETURN NEW; END $$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 3: replace trigger trg on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER trg
    BEFORE INSERT ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

-- Undo step 1 of 3: create routine public.g()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.g();

COMMIT;

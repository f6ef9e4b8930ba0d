-- A view with an INSTEAD OF trigger is replaced, and the trigger comes back.
-- before --
CREATE TABLE t (a int, b int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW v AS SELECT a, b FROM t;
CREATE TRIGGER trg INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
-- after --
CREATE TABLE t (a int, b int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW v AS SELECT b FROM t;
CREATE TRIGGER trg INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 2 of 3: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT b FROM public.t;

-- Step 3 of 3: add trigger public.v.trg
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER trg
    INSTEAD OF INSERT ON public.v
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: add trigger public.v.trg
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER trg ON public.v;

-- Undo step 2 of 3: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 1 of 3: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a, b FROM public.t;
CREATE TRIGGER trg
    INSTEAD OF INSERT ON public.v
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;

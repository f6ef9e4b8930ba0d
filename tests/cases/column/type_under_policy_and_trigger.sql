-- A retyped column under a policy and a trigger's WHEN.
-- before --
CREATE TABLE t (id int, a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f();
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (a > 1);
-- after --
CREATE TABLE t (id int, a bigint);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f();
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (a > 1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: drop trigger public.t.trg
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER trg ON public.t;

-- Step 2 of 5: drop policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;

-- Step 3 of 5: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- Step 4 of 5: add trigger public.t.trg
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER trg
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    WHEN (new.a > 0)
    EXECUTE FUNCTION public.f();

-- Step 5 of 5: add policy public.t.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p ON public.t
    USING (a > 1);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: add policy public.t.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;

-- Undo step 4 of 5: add trigger public.t.trg
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER trg ON public.t;

-- Undo step 3 of 5: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

-- Undo step 2 of 5: drop policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p ON public.t
    USING (a > 1);

-- Undo step 1 of 5: drop trigger public.t.trg
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER trg
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    WHEN (new.a > 0)
    EXECUTE FUNCTION public.f();

COMMIT;

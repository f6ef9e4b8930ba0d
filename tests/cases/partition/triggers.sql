-- Row triggers of a partitioned table reach the partitions by themselves.
-- before --
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
-- after --
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TRIGGER trg BEFORE INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create routine public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f()
RETURNS trigger
LANGUAGE plpgsql
AS $$ BEGIN RETURN NEW; END $$;

-- Step 2 of 2: add trigger public.m.trg
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1
--   blocks:      writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER trg
    BEFORE INSERT ON public.m
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: add trigger public.m.trg
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER trg ON public.m;

-- Undo step 1 of 2: create routine public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f();

COMMIT;

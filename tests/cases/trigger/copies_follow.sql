-- A trigger is disabled where it was made, and its copies were it before; one stays as it is.
-- before --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20) PARTITION BY LIST (b);
CREATE TABLE "M2 Sub" PARTITION OF m2 FOR VALUES IN (1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trg" AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE m1 DISABLE TRIGGER "Trg";
ALTER TABLE m2 ENABLE ALWAYS TRIGGER "Trg";
-- after --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20) PARTITION BY LIST (b);
CREATE TABLE "M2 Sub" PARTITION OF m2 FOR VALUES IN (1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trg" AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE m DISABLE TRIGGER "Trg";
ALTER TABLE m2 ENABLE ALWAYS TRIGGER "Trg";
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: disable trigger "Trg" on public.m
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."M2 Sub", SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m2
--   blocks:      writes of public."M2 Sub", public.m, public.m1, public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DISABLE TRIGGER "Trg";
ALTER TABLE public.m2 ENABLE ALWAYS TRIGGER "Trg";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: disable trigger "Trg" on public.m
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."M2 Sub", SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ENABLE TRIGGER "Trg";
ALTER TABLE public.m1 DISABLE TRIGGER "Trg";
ALTER TABLE public.m2 ENABLE ALWAYS TRIGGER "Trg";

COMMIT;

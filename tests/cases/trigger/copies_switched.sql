-- Partitions switch their copies of a trigger, one of them in the middle of a tree.
-- before --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20) PARTITION BY LIST (b);
CREATE TABLE "M2 Sub" PARTITION OF m2 FOR VALUES IN (1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trg" AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE m1 ENABLE REPLICA TRIGGER "Trg";
-- after --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20) PARTITION BY LIST (b);
CREATE TABLE "M2 Sub" PARTITION OF m2 FOR VALUES IN (1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trg" AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE m2 DISABLE TRIGGER "Trg";
ALTER TABLE "M2 Sub" ENABLE ALWAYS TRIGGER "Trg";
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: add trigger public.m2."Trg"
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."M2 Sub", SHARE ROW EXCLUSIVE on table public.m2
--   blocks:      writes of public."M2 Sub", public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 DISABLE TRIGGER "Trg";

-- Step 2 of 3: add trigger public."M2 Sub"."Trg"
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."M2 Sub"
--   blocks:      writes of public."M2 Sub", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."M2 Sub" ENABLE ALWAYS TRIGGER "Trg";

COMMIT;

BEGIN;

-- Step 3 of 3: drop trigger public.m1."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m1
--   blocks:      writes of public.m1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m1 ENABLE TRIGGER "Trg";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: drop trigger public.m1."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ENABLE REPLICA TRIGGER "Trg";

COMMIT;

BEGIN;

-- Undo step 2 of 3: add trigger public."M2 Sub"."Trg"
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."M2 Sub"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."M2 Sub" DISABLE TRIGGER "Trg";

-- Undo step 1 of 3: add trigger public.m2."Trg"
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."M2 Sub", SHARE ROW EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 ENABLE TRIGGER "Trg";

COMMIT;

-- A partition with a switched copy goes, another comes with one, a third is detached.
-- before --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20) PARTITION BY LIST (b);
CREATE TABLE "M2 Sub" PARTITION OF m2 FOR VALUES IN (1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trg" AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE m1 DISABLE TRIGGER "Trg";
ALTER TABLE "M2 Sub" DISABLE TRIGGER "Trg";
CREATE TABLE m3 PARTITION OF m FOR VALUES FROM (20) TO (30);
ALTER TABLE m3 DISABLE TRIGGER "Trg";
-- after --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20) PARTITION BY LIST (b);
CREATE TABLE "M2 Sub" PARTITION OF m2 FOR VALUES IN (1);
CREATE TABLE m3 (a int, b int);
CREATE TABLE m4 PARTITION OF m FOR VALUES FROM (40) TO (50);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trg" AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE "M2 Sub" DISABLE TRIGGER "Trg";
ALTER TABLE m4 ENABLE ALWAYS TRIGGER "Trg";
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: create table public.m4
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m4 (
    a integer,
    b integer
);

-- Step 2 of 7: drop trigger public.m1."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m1
--   blocks:      writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ENABLE TRIGGER "Trg";

-- Step 3 of 7: drop table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m1 are dropped
--   hazard:      app-breaking: whoever uses table public.m1 fails
DROP TABLE public.m1;

-- Step 4 of 7: drop trigger public.m3."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m3
--   blocks:      writes of public.m3, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m3 ENABLE TRIGGER "Trg";

-- Step 5 of 7: detach table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m, public.m3, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m3;

-- Step 6 of 7: attach table public.m4
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m4 FOR VALUES FROM (40) TO (50);

-- Step 7 of 7: add trigger public.m4."Trg"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m4 ENABLE ALWAYS TRIGGER "Trg";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: add trigger public.m4."Trg"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m4 ENABLE TRIGGER "Trg";

-- Undo step 6 of 7: attach table public.m4
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m4;

-- Undo step 5 of 7: detach table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m3 FOR VALUES FROM (20) TO (30);

-- Undo step 4 of 7: drop trigger public.m3."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m3 DISABLE TRIGGER "Trg";

-- Undo step 3 of 7: drop table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m1 (
    a integer,
    b integer
);
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES FROM (0) TO (10);

-- Undo step 2 of 7: drop trigger public.m1."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DISABLE TRIGGER "Trg";

-- Undo step 1 of 7: create table public.m4
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m4;

COMMIT;

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

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m2 IN SHARE ROW EXCLUSIVE MODE;
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

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

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

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: drop trigger public.m1."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ENABLE REPLICA TRIGGER "Trg";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m2 IN ACCESS EXCLUSIVE MODE;
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

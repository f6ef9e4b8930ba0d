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

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN SHARE ROW EXCLUSIVE MODE;
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

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 1: disable trigger "Trg" on public.m
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."M2 Sub", SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ENABLE TRIGGER "Trg";
ALTER TABLE public.m1 DISABLE TRIGGER "Trg";
ALTER TABLE public.m2 ENABLE ALWAYS TRIGGER "Trg";

COMMIT;

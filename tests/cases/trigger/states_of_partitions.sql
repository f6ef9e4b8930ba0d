-- A trigger of a partitioned table is disabled on one partition, and a statement trigger stands beside it.
-- before --
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER trg AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
-- after --
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER trg AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE m ENABLE ALWAYS TRIGGER trg;
CREATE TRIGGER every AFTER INSERT ON m FOR EACH STATEMENT EXECUTE FUNCTION f();
CREATE TRIGGER own BEFORE UPDATE ON m2 FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE m2 DISABLE TRIGGER own;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: add trigger public.m.every
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.m
--   blocks:      writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER every
    AFTER INSERT ON public.m
    FOR EACH STATEMENT
    EXECUTE FUNCTION public.f();

COMMIT;

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

-- Step 2 of 3: enable always trigger trg on public.m
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m2
--   blocks:      writes of public.m, public.m1, public.m2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m ENABLE ALWAYS TRIGGER trg;

-- Step 3 of 3: add trigger public.m2.own
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.m2
--   blocks:      writes of public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER own
    BEFORE UPDATE ON public.m2
    FOR EACH ROW
    EXECUTE FUNCTION public.f();
ALTER TABLE public.m2 DISABLE TRIGGER own;

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

-- Undo step 3 of 3: add trigger public.m2.own
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER own ON public.m2;

-- Undo step 2 of 3: enable always trigger trg on public.m
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m1, SHARE ROW EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ENABLE TRIGGER trg;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 3: add trigger public.m.every
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER every ON public.m;

COMMIT;

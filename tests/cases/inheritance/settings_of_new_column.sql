-- A new column of a parent has settings, a default and NOT NULL of its own in the children.
-- before --
CREATE TABLE p (id int);
CREATE TABLE k (a int) INHERITS (p);
CREATE TABLE m (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- rows --
INSERT INTO k VALUES (1, 2);
-- after --
CREATE SEQUENCE s;
CREATE TABLE p (id int, c text DEFAULT 'x', d int);
CREATE TABLE k (a int) INHERITS (p);
ALTER TABLE ONLY k ALTER c SET DEFAULT 'y';
ALTER TABLE ONLY k ALTER c SET NOT NULL;
ALTER TABLE ONLY k ALTER d SET DEFAULT nextval('s');
ALTER TABLE p ALTER c SET STATISTICS 33;
ALTER TABLE ONLY k ALTER c SET STORAGE EXTERNAL;
ALTER TABLE ONLY k ALTER c SET (n_distinct = 5);
CREATE TABLE m (id int, at date, c text) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE m1 ALTER c SET STATISTICS 44;
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

-- Step 1 of 4: create sequence public.s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.s;

-- Step 2 of 4: add column public.m.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.m ADD COLUMN c text;
ALTER TABLE public.m1 ALTER COLUMN c SET STATISTICS 44;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 4: add column public.p.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.k, public.p, for as long as its work takes
--   work:        scans public.k
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
--   hazard:      blocking-scan: the rows of public.k are read for nulls while others wait
ALTER TABLE public.p ADD COLUMN c text DEFAULT 'x';
ALTER TABLE ONLY public.p ALTER COLUMN c SET STATISTICS 33;
ALTER TABLE public.k ALTER COLUMN c SET DEFAULT 'y';
ALTER TABLE public.k ALTER COLUMN c SET NOT NULL;
ALTER TABLE public.k ALTER COLUMN c SET STORAGE EXTERNAL;
ALTER TABLE public.k ALTER COLUMN c SET STATISTICS 33;
ALTER TABLE public.k ALTER COLUMN c SET (n_distinct=5);

-- Step 4 of 4: add column public.p.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.k, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p ADD COLUMN d integer;
ALTER TABLE public.k ALTER COLUMN d SET DEFAULT nextval('public.s');

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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 4: add column public.p.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p DROP COLUMN d;

-- Undo step 3 of 4: add column public.p.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p DROP COLUMN c;

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

-- Undo step 2 of 4: add column public.m.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.m DROP COLUMN c;

-- Undo step 1 of 4: create sequence public.s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.s;

COMMIT;

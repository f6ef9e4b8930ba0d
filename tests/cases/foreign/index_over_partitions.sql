-- An index of a partitioned table with a foreign partition, which has none, is made over those of the others.
-- before --
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE logs (id int, at date) PARTITION BY RANGE (at);
CREATE FOREIGN TABLE logs_old PARTITION OF logs FOR VALUES FROM ('2000-01-01') TO ('2010-01-01') SERVER s;
CREATE TABLE logs_new PARTITION OF logs FOR VALUES FROM ('2010-01-01') TO ('2030-01-01');
-- after --
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE logs (id int, at date) PARTITION BY RANGE (at);
CREATE FOREIGN TABLE logs_old PARTITION OF logs FOR VALUES FROM ('2000-01-01') TO ('2010-01-01') SERVER s;
CREATE TABLE logs_new PARTITION OF logs FOR VALUES FROM ('2010-01-01') TO ('2030-01-01');
CREATE INDEX logs_at ON logs (at);
CREATE TABLE far (id int, at date) PARTITION BY RANGE (at);
CREATE FOREIGN TABLE far_old PARTITION OF far FOR VALUES FROM ('2000-01-01') TO ('2010-01-01') SERVER s;
CREATE INDEX far_at ON far (at);
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
      LOCK TABLE ONLY public.logs, public.logs_new IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.logs, public.logs_new IN SHARE MODE;
        ALTER FOREIGN TABLE public.logs_old SET SCHEMA public;
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

-- Step 1 of 4: create table public.far
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.far (
    id integer,
    at date
) PARTITION BY RANGE (at);

-- Step 2 of 4: create table public.far_old
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE public.far_old PARTITION OF public.far FOR VALUES FROM ('2000-01-01') TO ('2010-01-01') SERVER s;

-- Step 3 of 4: add index public.far_at
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX far_at ON public.far USING btree (at);

-- Step 4 of 4: add index public.logs_at
--   phase:       expand
--   locks:       SHARE on table public.logs, SHARE on table public.logs_new, SHARE on table public.logs_old
--   blocks:      writes of public.logs, public.logs_new, public.logs_old, for as long as its work takes
--   work:        scans public.logs_new
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.logs are read while writers wait
--   hazard:      blocking-scan: the rows of public.logs_new are read while writers wait
CREATE INDEX logs_new_at_idx ON public.logs_new USING btree (at);
CREATE INDEX logs_at ON public.logs USING btree (at);

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
      LOCK TABLE ONLY public.logs, public.logs_new IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.logs, public.logs_new IN ACCESS EXCLUSIVE MODE;
        ALTER FOREIGN TABLE public.logs_old SET SCHEMA public;
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

-- Undo step 4 of 4: add index public.logs_at
--   phase:       expand
--   locks:       SHARE on table public.logs, SHARE on table public.logs_new, SHARE on table public.logs_old
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.logs_at;

-- Undo step 3 of 4: add index public.far_at
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.far_at;

-- Undo step 2 of 4: create table public.far_old
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE public.far_old;

-- Undo step 1 of 4: create table public.far
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.far;

COMMIT;

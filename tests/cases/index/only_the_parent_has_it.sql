-- An index of a partitioned table that its partitions are without comes when they are there, in the table's first step and on the way back.
-- before --
CREATE TABLE gone (id int, at date) PARTITION BY RANGE (id);
CREATE TABLE gone_1 PARTITION OF gone FOR VALUES FROM (1) TO (10);
CREATE TABLE gone_2 PARTITION OF gone DEFAULT;
CREATE INDEX gone_at ON ONLY gone (at);
CREATE INDEX gone_1_at ON gone_1 (at);
ALTER INDEX gone_at ATTACH PARTITION gone_1_at;
-- after --
CREATE TABLE come (id int, at date) PARTITION BY RANGE (id);
CREATE TABLE come_1 PARTITION OF come FOR VALUES FROM (1) TO (10);
CREATE TABLE come_2 PARTITION OF come DEFAULT;
CREATE INDEX come_at ON ONLY come (at);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: create table public.come
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.come (
    id integer,
    at date
) PARTITION BY RANGE (id);

-- Step 2 of 8: create table public.come_1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.come_1 PARTITION OF public.come FOR VALUES FROM (1) TO (10);

-- Step 3 of 8: create table public.come_2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.come_2 PARTITION OF public.come DEFAULT;

-- Step 4 of 8: add index public.come_at
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX come_at ON ONLY public.come USING btree (at);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.gone IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 8: drop index public.gone_at
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1, ACCESS EXCLUSIVE on table public.gone_2
--   blocks:      reads and writes of public.gone, public.gone_1, public.gone_2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP INDEX public.gone_at;

-- Step 6 of 8: drop table public.gone_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1, ACCESS EXCLUSIVE on table public.gone_2
--   blocks:      reads and writes of public.gone, public.gone_1, public.gone_2, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone_1 are dropped
--   hazard:      app-breaking: whoever uses table public.gone_1 fails
DROP TABLE public.gone_1;

-- Step 7 of 8: drop table public.gone_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_2
--   blocks:      reads and writes of public.gone, public.gone_2, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone_2 are dropped
--   hazard:      app-breaking: whoever uses table public.gone_2 fails
DROP TABLE public.gone_2;

-- Step 8 of 8: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone are dropped
--   hazard:      app-breaking: whoever uses table public.gone fails
DROP TABLE public.gone;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone (
    id integer,
    at date
) PARTITION BY RANGE (id);

-- Undo step 7 of 8: drop table public.gone_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_2
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone_2 PARTITION OF public.gone DEFAULT;

-- Undo step 6 of 8: drop table public.gone_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1, ACCESS EXCLUSIVE on table public.gone_2
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone_1 PARTITION OF public.gone FOR VALUES FROM (1) TO (10);

-- Undo step 5 of 8: drop index public.gone_at
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1, ACCESS EXCLUSIVE on table public.gone_2
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX gone_at ON ONLY public.gone USING btree (at);
CREATE INDEX gone_1_at ON public.gone_1 USING btree (at);
ALTER INDEX public.gone_at ATTACH PARTITION public.gone_1_at;

COMMIT;

BEGIN;

-- Undo step 4 of 8: add index public.come_at
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.come_at;

-- Undo step 3 of 8: create table public.come_2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.come_2;

-- Undo step 2 of 8: create table public.come_1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.come_1;

-- Undo step 1 of 8: create table public.come
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.come;

COMMIT;

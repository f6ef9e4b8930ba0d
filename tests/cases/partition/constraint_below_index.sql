-- A primary key of a partition that is attached to a unique index of the parent: they come and go together.
-- before --
CREATE TABLE gone (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE gone_1 PARTITION OF gone FOR VALUES IN (1);
CREATE UNIQUE INDEX gone_a ON ONLY gone (a);
ALTER TABLE ONLY gone_1 ADD CONSTRAINT gone_1_pkey PRIMARY KEY (a);
ALTER INDEX gone_a ATTACH PARTITION gone_1_pkey;
CREATE TABLE kept (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE kept_1 PARTITION OF kept FOR VALUES IN (1);
CREATE UNIQUE INDEX kept_a ON ONLY kept (a);
ALTER TABLE ONLY kept_1 ADD CONSTRAINT kept_1_pkey PRIMARY KEY (a);
ALTER INDEX kept_a ATTACH PARTITION kept_1_pkey;
-- after --
CREATE TABLE kept (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE kept_1 PARTITION OF kept FOR VALUES IN (1);
CREATE TABLE p (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
CREATE UNIQUE INDEX p_a ON ONLY p (a);
ALTER TABLE ONLY p_1 ADD CONSTRAINT p_1_pkey PRIMARY KEY (a);
ALTER INDEX p_a ATTACH PARTITION p_1_pkey;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: create table public.p
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p (
    a integer NOT NULL
) PARTITION BY LIST (a);

-- Step 2 of 7: create table public.p_1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p_1 PARTITION OF public.p FOR VALUES IN (1);

-- Step 3 of 7: add index public.p_a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX p_a ON ONLY public.p USING btree (a);
ALTER TABLE public.p_1 ADD CONSTRAINT p_1_pkey PRIMARY KEY (a);
ALTER INDEX public.p_a ATTACH PARTITION public.p_1_pkey;

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

-- Step 4 of 7: drop index public.gone_a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1
--   blocks:      reads and writes of public.gone, public.gone_1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP INDEX public.gone_a CASCADE;

-- Step 5 of 7: drop table public.gone_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1
--   blocks:      reads and writes of public.gone, public.gone_1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone_1 are dropped
--   hazard:      app-breaking: whoever uses table public.gone_1 fails
DROP TABLE public.gone_1;

-- Step 6 of 7: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone are dropped
--   hazard:      app-breaking: whoever uses table public.gone fails
DROP TABLE public.gone;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.kept IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.kept IN ACCESS EXCLUSIVE MODE;
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

-- Step 7 of 7: drop index public.kept_a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kept, ACCESS EXCLUSIVE on table public.kept_1
--   blocks:      reads and writes of public.kept, public.kept_1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP INDEX public.kept_a CASCADE;

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
      LOCK TABLE public.kept IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.kept IN SHARE MODE;
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

-- Undo step 7 of 7: drop index public.kept_a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kept, ACCESS EXCLUSIVE on table public.kept_1
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX kept_a ON ONLY public.kept USING btree (a);
ALTER TABLE public.kept_1 ADD CONSTRAINT kept_1_pkey PRIMARY KEY (a);
ALTER INDEX public.kept_a ATTACH PARTITION public.kept_1_pkey;

COMMIT;

BEGIN;

-- Undo step 6 of 7: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone (
    a integer NOT NULL
) PARTITION BY LIST (a);

-- Undo step 5 of 7: drop table public.gone_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone_1 PARTITION OF public.gone FOR VALUES IN (1);

-- Undo step 4 of 7: drop index public.gone_a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX gone_a ON ONLY public.gone USING btree (a);
ALTER TABLE public.gone_1 ADD CONSTRAINT gone_1_pkey PRIMARY KEY (a);
ALTER INDEX public.gone_a ATTACH PARTITION public.gone_1_pkey;

COMMIT;

BEGIN;

-- Undo step 3 of 7: add index public.p_a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.p_a CASCADE;

-- Undo step 2 of 7: create table public.p_1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p_1;

-- Undo step 1 of 7: create table public.p
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p;

COMMIT;

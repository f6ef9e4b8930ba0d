-- An index that stands before others of its columns takes the names of their parts, which get the next ones; below two levels, too.
-- before --
CREATE TABLE t (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE t_0 PARTITION OF t FOR VALUES FROM (0) TO (100);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (100) TO (200) PARTITION BY RANGE (at);
CREATE TABLE t_1_old PARTITION OF t_1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX later ON t (id);
CREATE INDEX latest ON t (id) WHERE id > 5;
-- rows --
INSERT INTO t VALUES (1, '2020-01-01'), (101, '2020-01-02');
-- after --
CREATE TABLE t (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE t_0 PARTITION OF t FOR VALUES FROM (0) TO (100);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (100) TO (200) PARTITION BY RANGE (at);
CREATE TABLE t_1_old PARTITION OF t_1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX first ON t (id DESC);
CREATE INDEX later ON t (id);
CREATE INDEX latest ON t (id) WHERE id > 5;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: rename index public.t_0_id_idx1 to index public.t_0_id_idx2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_0_id_idx1 RENAME TO t_0_id_idx2;

-- Step 2 of 11: rename index public.t_0_id_idx to index public.t_0_id_idx1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_0_id_idx RENAME TO t_0_id_idx1;

-- Step 3 of 11: rename index public.t_1_id_idx1 to index public.t_1_id_idx2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_1_id_idx1 RENAME TO t_1_id_idx2;

-- Step 4 of 11: rename index public.t_1_id_idx to index public.t_1_id_idx1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_1_id_idx RENAME TO t_1_id_idx1;

-- Step 5 of 11: rename index public.t_1_old_id_idx1 to index public.t_1_old_id_idx2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_1_old_id_idx1 RENAME TO t_1_old_id_idx2;

-- Step 6 of 11: rename index public.t_1_old_id_idx to index public.t_1_old_id_idx1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_1_old_id_idx RENAME TO t_1_old_id_idx1;

-- Step 7 of 11: add index public.first
--   phase:       expand
--   locks:       SHARE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX first ON ONLY public.t USING btree (id DESC);

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 11: add index public.t_0_id_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t_0
--   blocks:      neither reads nor writes
--   work:        scans public.t_0
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_0_id_idx
CREATE INDEX CONCURRENTLY t_0_id_idx ON public.t_0 USING btree (id DESC);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t_1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 11: add index public.t_1_id_idx
--   phase:       expand
--   locks:       SHARE on table public.t_1
--   blocks:      writes of public.t_1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX t_1_id_idx ON ONLY public.t_1 USING btree (id DESC);

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 11: add index public.t_1_old_id_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t_1_old
--   blocks:      neither reads nor writes
--   work:        scans public.t_1_old
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_1_old_id_idx
CREATE INDEX CONCURRENTLY t_1_old_id_idx ON public.t_1_old USING btree (id DESC);

SET lock_timeout = '2s';

-- Step 11 of 11: attach partitions to index public.first
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t, ACCESS EXCLUSIVE on table public.t_0, ACCESS EXCLUSIVE on table public.t_1, ACCESS EXCLUSIVE on table public.t_1_old
--   blocks:      reads and writes of public.t_0, public.t_1, public.t_1_old, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.t_1_old IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.t_1_id_idx ATTACH PARTITION public.t_1_old_id_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.t_1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.first ATTACH PARTITION public.t_1_id_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.t_0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.first ATTACH PARTITION public.t_0_id_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
-- down --
SET lock_timeout = '2s';

-- Undo step 11 of 11: attach partitions to index public.first
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t, ACCESS EXCLUSIVE on table public.t_0, ACCESS EXCLUSIVE on table public.t_1, ACCESS EXCLUSIVE on table public.t_1_old
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.first;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 10 of 11: add index public.t_1_old_id_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t_1_old
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_1_old_id_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t_1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 11: add index public.t_1_id_idx
--   phase:       expand
--   locks:       SHARE on table public.t_1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.t_1_id_idx;

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 11: add index public.t_0_id_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t_0
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_0_id_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 11: add index public.first
--   phase:       expand
--   locks:       SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.first;

-- Undo step 6 of 11: rename index public.t_1_old_id_idx to index public.t_1_old_id_idx1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_1_old_id_idx1 RENAME TO t_1_old_id_idx;

-- Undo step 5 of 11: rename index public.t_1_old_id_idx1 to index public.t_1_old_id_idx2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_1_old_id_idx2 RENAME TO t_1_old_id_idx1;

-- Undo step 4 of 11: rename index public.t_1_id_idx to index public.t_1_id_idx1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_1_id_idx1 RENAME TO t_1_id_idx;

-- Undo step 3 of 11: rename index public.t_1_id_idx1 to index public.t_1_id_idx2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_1_id_idx2 RENAME TO t_1_id_idx1;

-- Undo step 2 of 11: rename index public.t_0_id_idx to index public.t_0_id_idx1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_0_id_idx1 RENAME TO t_0_id_idx;

-- Undo step 1 of 11: rename index public.t_0_id_idx1 to index public.t_0_id_idx2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_0_id_idx2 RENAME TO t_0_id_idx1;

COMMIT;

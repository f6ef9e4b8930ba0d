-- When the first of several unnamed indexes over the same columns goes, the next one takes its name; on partitions, too.
-- before --
CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX ON t (a) WHERE b > 3;
CREATE INDEX ON t (a) WHERE c > 3;
CREATE TABLE p (a integer NOT NULL, b integer, c integer) PARTITION BY RANGE (a);
CREATE TABLE p0 PARTITION OF p FOR VALUES FROM (0) TO (100);
CREATE INDEX by_b ON p (a) WHERE b IN (1, 2, 3);
CREATE INDEX by_c ON p (a) WHERE c IN (1, 2, 3);
-- after --
CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX ON t (a) WHERE c > 3;
CREATE TABLE p (a integer NOT NULL, b integer, c integer) PARTITION BY RANGE (a);
CREATE TABLE p0 PARTITION OF p FOR VALUES FROM (0) TO (100);
CREATE INDEX by_c ON p (a) WHERE c IN (1, 2, 3);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: rename index public.p0_a_idx to index public.p0_a_idx_lockstep_1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.p0_a_idx RENAME TO p0_a_idx_lockstep_1;

-- Step 2 of 6: rename index public.p0_a_idx1 to index public.p0_a_idx
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.p0_a_idx1 RENAME TO p0_a_idx;

-- Step 3 of 6: rename index public.t_a_idx to index public.t_a_idx_lockstep_1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx RENAME TO t_a_idx_lockstep_1;

-- Step 4 of 6: rename index public.t_a_idx1 to index public.t_a_idx
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx1 RENAME TO t_a_idx;

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

-- Step 5 of 6: drop index public.by_b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0
--   blocks:      reads and writes of public.p, public.p0, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP INDEX public.by_b;

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 6: drop index public.t_a_idx_lockstep_1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.t_a_idx_lockstep_1;
-- down --
SET lock_timeout = 0;

-- Undo step 6 of 6: drop index public.t_a_idx_lockstep_1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY t_a_idx_lockstep_1 ON public.t USING btree (a) WHERE b > 3;

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
      LOCK TABLE public.p IN SHARE MODE;
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

-- Undo step 5 of 6: drop index public.by_b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX by_b ON ONLY public.p USING btree (a) WHERE (b IN (1, 2, 3));
CREATE INDEX p0_a_idx_lockstep_1 ON public.p0 USING btree (a) WHERE (b IN (1, 2, 3));
ALTER INDEX public.by_b ATTACH PARTITION public.p0_a_idx_lockstep_1;

COMMIT;

BEGIN;

-- Undo step 4 of 6: rename index public.t_a_idx1 to index public.t_a_idx
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx RENAME TO t_a_idx1;

-- Undo step 3 of 6: rename index public.t_a_idx to index public.t_a_idx_lockstep_1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx_lockstep_1 RENAME TO t_a_idx;

-- Undo step 2 of 6: rename index public.p0_a_idx1 to index public.p0_a_idx
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.p0_a_idx RENAME TO p0_a_idx1;

-- Undo step 1 of 6: rename index public.p0_a_idx to index public.p0_a_idx_lockstep_1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.p0_a_idx_lockstep_1 RENAME TO p0_a_idx;

COMMIT;

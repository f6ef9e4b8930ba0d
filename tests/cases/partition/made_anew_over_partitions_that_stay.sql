-- A partition is made anew, and those below it stay: what DETACH … CONCURRENTLY leaves behind would stay with them.
-- before --
CREATE TABLE p (id int, c char(3) DEFAULT 'a') PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100) PARTITION BY RANGE (id);
CREATE TABLE p11 PARTITION OF p1 FOR VALUES FROM (0) TO (50);
CREATE INDEX i ON p ((c IS NULL));
-- after --
CREATE TABLE p (id int, c char(3) DEFAULT 'a') PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100) PARTITION BY HASH (id);
CREATE TABLE p11 PARTITION OF p1 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE INDEX i ON p ((c IS NULL));
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

-- Step 1 of 8: detach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p, public.p1, public.p11, until step 6 is done, which scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.p, table public.p1 are locked until step 6 is done, which reads all rows of table public.p11
ALTER TABLE public.p DETACH PARTITION public.p1;

-- Step 2 of 8: drop index public.p1_expr_idx
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p1, public.p11, until step 6 is done, which scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.p1_expr_idx;

-- Step 3 of 8: detach table public.p11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p1, public.p11, until step 6 is done, which scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DETACH PARTITION public.p11;

-- Step 4 of 8: drop table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, until step 6 is done, which scans public.p11
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.p1 are dropped
DROP TABLE public.p1;

-- Step 5 of 8: create table public.p1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p1 (
    id integer,
    c character(3) DEFAULT 'a'
) PARTITION BY HASH (id);

-- Step 6 of 8: attach table public.p11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p11, for as long as its work takes
--   work:        scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows are read to see whether they fit the bounds
ALTER TABLE public.p1 ATTACH PARTITION public.p11 FOR VALUES WITH (modulus 1, remainder 0);

-- Step 7 of 8: add index public.p1_expr_idx
--   phase:       contract
--   locks:       SHARE on table public.p11
--   blocks:      writes of public.p11, for as long as its work takes
--   work:        scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.p11 are read while writers wait
CREATE INDEX p1_expr_idx ON ONLY public.p1 USING btree (((c IS NULL)));
CREATE INDEX p11_expr_idx ON public.p11 USING btree (((c IS NULL)));
ALTER INDEX public.p1_expr_idx ATTACH PARTITION public.p11_expr_idx;

-- Step 8 of 8: attach table public.p1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p11, for as long as its work takes
--   work:        scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of table public.p11 are read to see whether they fit the bounds
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (0) TO (100);

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

-- Undo step 8 of 8: attach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p1;

-- Undo step 7 of 8: add index public.p1_expr_idx
--   phase:       contract
--   locks:       SHARE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.p1_expr_idx;

-- Undo step 6 of 8: attach table public.p11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DETACH PARTITION public.p11;

-- Undo step 5 of 8: create table public.p1
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p1;

-- Undo step 4 of 8: drop table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.p1 (
    id integer,
    c character(3) DEFAULT 'a'
) PARTITION BY RANGE (id);

-- Undo step 3 of 8: detach table public.p11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ATTACH PARTITION public.p11 FOR VALUES FROM (0) TO (50);

-- Undo step 2 of 8: drop index public.p1_expr_idx
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX p1_expr_idx ON ONLY public.p1 USING btree (((c IS NULL)));
CREATE INDEX p11_expr_idx ON public.p11 USING btree (((c IS NULL)));
ALTER INDEX public.p1_expr_idx ATTACH PARTITION public.p11_expr_idx;

-- Undo step 1 of 8: detach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (0) TO (100);

COMMIT;

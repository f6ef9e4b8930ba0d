-- Statistics of a partitioned table, a partition and a materialized view, whose query changes.
-- before --
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE STATISTICS of_view ON a, b FROM m;
-- after --
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE STATISTICS of_all ON a, b FROM t;
CREATE STATISTICS of_one ON a, b FROM t1;
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t WHERE a > 0;
CREATE STATISTICS of_view ON a, b FROM m;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: add statistics public.of_all
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.of_all ON a, b FROM public.t;

-- Step 2 of 5: add statistics public.of_one
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.of_one ON a, b FROM public.t1;

-- Step 3 of 5: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, until step 4 is done, which scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Step 4 of 5: create materialized view public.m
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.t1
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m AS
SELECT a, b FROM public.t WHERE a > 0
WITH DATA;

-- Step 5 of 5: add statistics public.of_view
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.of_view ON a, b FROM public.m;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: add statistics public.of_view
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.of_view;

-- Undo step 4 of 5: create materialized view public.m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Undo step 3 of 5: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m AS
SELECT a, b FROM public.t
WITH DATA;
CREATE STATISTICS public.of_view ON a, b FROM public.m;

-- Undo step 2 of 5: add statistics public.of_one
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.of_one;

-- Undo step 1 of 5: add statistics public.of_all
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.of_all;

COMMIT;

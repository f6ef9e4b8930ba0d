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
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 7: add statistics public.of_all
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.of_all ON a, b FROM public.t;

-- Step 2 of 7: add statistics public.of_one
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.of_one ON a, b FROM public.t1;

COMMIT;

BEGIN;

-- Step 3 of 7: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t, SHARE UPDATE EXCLUSIVE on table public.t1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 4 of 7: build what will be materialized view public.m
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.t1
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_m_new_70978855 AS
SELECT a, b FROM public.t WHERE a > 0
WITH DATA;
CREATE STATISTICS public.lockstep_of_view_new_a0cea990 ON a, b FROM public.lockstep_m_new_70978855;

COMMIT;

BEGIN;

-- Step 5 of 7: gather statistics of materialized view public.lockstep_m_new_70978855
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_m_new_70978855;

COMMIT;

BEGIN;

-- Step 6 of 7: put the new one in the place of materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW public.m RENAME TO lockstep_m_old_70978855;
ALTER STATISTICS public.of_view RENAME TO lockstep_of_view_old_a0cea990;
ALTER MATERIALIZED VIEW public.lockstep_m_new_70978855 RENAME TO m;
ALTER STATISTICS public.lockstep_of_view_new_a0cea990 RENAME TO of_view;

COMMIT;

BEGIN;

-- Step 7 of 7: drop the old materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_m_old_70978855
--   blocks:      reads and writes of public.lockstep_m_old_70978855, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_m_old_70978855;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: drop the old materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_m_old_70978855
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_m_old_70978855 AS
SELECT a, b FROM public.t
WITH DATA;
CREATE STATISTICS public.lockstep_of_view_old_a0cea990 ON a, b FROM public.lockstep_m_old_70978855;

COMMIT;

BEGIN;

-- Undo step 6 of 7: put the new one in the place of materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m RENAME TO lockstep_m_new_70978855;
ALTER STATISTICS public.of_view RENAME TO lockstep_of_view_new_a0cea990;
ALTER MATERIALIZED VIEW public.lockstep_m_old_70978855 RENAME TO m;
ALTER STATISTICS public.lockstep_of_view_old_a0cea990 RENAME TO of_view;

COMMIT;

-- Undo step 5 of 7: gather statistics of materialized view public.lockstep_m_new_70978855
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 4 of 7: build what will be materialized view public.m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_m_new_70978855;

COMMIT;

-- Undo step 3 of 7: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t, SHARE UPDATE EXCLUSIVE on table public.t1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 7: add statistics public.of_one
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.of_one;

-- Undo step 1 of 7: add statistics public.of_all
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.of_all;

COMMIT;

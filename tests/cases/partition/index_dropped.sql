-- An index on a partitioned table goes with those of the partitions.
-- before --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_b ON m (b);
-- after --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop index public.m_b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m_b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop index public.m_b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX m_b ON ONLY public.m USING btree (b);
CREATE INDEX m1_b_idx ON public.m1 USING btree (b);
ALTER INDEX public.m_b ATTACH PARTITION public.m1_b_idx;

COMMIT;

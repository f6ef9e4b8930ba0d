-- A sub-tree moves from one parent to another, and its own indexes with it.
-- before --
CREATE TABLE a (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE b (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE s PARTITION OF a FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE s1 PARTITION OF s FOR VALUES IN (1, NULL);
CREATE INDEX a_k ON a (k);
CREATE INDEX b_k ON b (k);
-- after --
CREATE TABLE a (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE b (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE s PARTITION OF b FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE s1 PARTITION OF s FOR VALUES IN (1, NULL);
CREATE INDEX a_k ON a (k);
CREATE INDEX b_k ON b (k);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: detach table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.a, public.s, public.s1, until step 2 is done, which scans public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DETACH PARTITION public.s;

-- Step 2 of 2: attach table public.s
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.s, public.s1, for as long as its work takes
--   work:        scans public.s1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows are read to see whether they fit the bounds
ALTER TABLE public.b ATTACH PARTITION public.s FOR VALUES FROM (0) TO (10);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: attach table public.s
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DETACH PARTITION public.s;

-- Undo step 1 of 2: detach table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ATTACH PARTITION public.s FOR VALUES FROM (0) TO (10);

COMMIT;

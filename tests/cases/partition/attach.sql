-- A table becomes a partition.
-- before --
CREATE TABLE m (id int NOT NULL, a int) PARTITION BY LIST (a);
CREATE TABLE m1 (id int NOT NULL, a int);
-- after --
CREATE TABLE m (id int NOT NULL, a int) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1, 2, NULL);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: attach table public.m1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for as long as its work takes
--   work:        scans public.m1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows are read to see whether they fit the bounds
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES IN (1, 2, NULL);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: attach table public.m1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

COMMIT;

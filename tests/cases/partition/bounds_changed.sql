-- A partition's bounds change.
-- before --
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE m (a int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (100);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, until step 2 is done, which scans public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

-- Step 2 of 2: attach table public.m1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for as long as its work takes
--   work:        scans public.m1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows are read to see whether they fit the bounds
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES FROM (0) TO (100);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: attach table public.m1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

-- Undo step 1 of 2: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES FROM (0) TO (10);

COMMIT;

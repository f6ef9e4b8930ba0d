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

-- Step 1 of 5: check without scan the bounds of table public.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.s, public.s1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.s ADD CONSTRAINT lockstep_s_bounds_c32f9e51 CHECK (id IS NOT NULL AND id >= 0 AND id < 10) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 5: scan for rows outside of the bounds of table public.s
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.s, SHARE UPDATE EXCLUSIVE on table public.s1
--   blocks:      neither reads nor writes
--   work:        scans public.s1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when table public.s holds rows outside of the bounds
ALTER TABLE public.s VALIDATE CONSTRAINT lockstep_s_bounds_c32f9e51;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 5: detach table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.a, public.s, public.s1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DETACH PARTITION public.s;

-- Step 4 of 5: attach table public.s
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.s, public.s1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ATTACH PARTITION public.s FOR VALUES FROM (0) TO (10);

-- Step 5 of 5: drop the check of the bounds of table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   blocks:      reads and writes of public.s, public.s1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s DROP CONSTRAINT lockstep_s_bounds_c32f9e51;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop the check of the bounds of table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s ADD CONSTRAINT lockstep_s_bounds_c32f9e51 CHECK (id IS NOT NULL AND id >= 0 AND id < 10) NOT VALID;

-- Undo step 4 of 5: attach table public.s
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DETACH PARTITION public.s;

-- Undo step 3 of 5: detach table public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ATTACH PARTITION public.s FOR VALUES FROM (0) TO (10);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 5: scan for rows outside of the bounds of table public.s
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.s, SHARE UPDATE EXCLUSIVE on table public.s1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.s DROP CONSTRAINT lockstep_s_bounds_c32f9e51;
ALTER TABLE public.s ADD CONSTRAINT lockstep_s_bounds_c32f9e51 CHECK (id IS NOT NULL AND id >= 0 AND id < 10) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 5: check without scan the bounds of table public.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.s, ACCESS EXCLUSIVE on table public.s1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s DROP CONSTRAINT lockstep_s_bounds_c32f9e51;

COMMIT;

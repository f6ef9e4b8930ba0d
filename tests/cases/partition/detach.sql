-- A partition becomes a table of its own.
-- before --
CREATE TABLE m (id int, a int) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
-- after --
CREATE TABLE m (id int, a int) PARTITION BY LIST (a);
CREATE TABLE m1 (id int, a int);
-- rows --
INSERT INTO m VALUES (1, 1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES IN (1);

COMMIT;

-- A partition that stays as a table of its own has nothing of what the columns of its former parent become.
-- before --
CREATE TABLE m (id integer NOT NULL, at date NOT NULL, v integer, w text) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- rows --
INSERT INTO m VALUES (1, '2024-02-03', 4, 'x'), (2, '2025-02-03', 4, 'x');
-- after --
CREATE TABLE m (id integer NOT NULL, at date NOT NULL, v bigint, w text NOT NULL DEFAULT 'y', extra text) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE m2 (id integer NOT NULL, at date NOT NULL, v integer, w text);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: set default of column public.m1.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, until step 4 is done, which rewrites public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ALTER COLUMN w SET DEFAULT 'y';

-- Step 2 of 9: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m2, until step 4 is done, which rewrites public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m2;

-- Step 3 of 9: add column public.m.extra
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, until step 4 is done, which rewrites public.m1
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.m ADD COLUMN extra text;

-- Step 4 of 9: change type of column public.m.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for as long as its work takes
--   work:        rewrites public.m1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.m is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.m.v fail
ALTER TABLE public.m ALTER COLUMN v TYPE bigint;

-- Step 5 of 9: check without scan for nulls in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT lockstep_w_not_null_b59d68cc CHECK (w IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 9: scan for nulls in column public.m.w
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.m.w holds nulls
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_w_not_null_b59d68cc;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 7 of 9: require values in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ALTER COLUMN w SET NOT NULL;

COMMIT;

-- Step 8 of 9: drop the check for nulls in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT lockstep_w_not_null_b59d68cc;

BEGIN;

-- Step 9 of 9: set default of column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ALTER COLUMN w SET DEFAULT 'y';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: set default of column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ALTER COLUMN w DROP DEFAULT;

COMMIT;

-- Undo step 8 of 9: drop the check for nulls in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT lockstep_w_not_null_b59d68cc CHECK (w IS NOT NULL) NOT VALID;
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_w_not_null_b59d68cc;

BEGIN;

-- Undo step 7 of 9: require values in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ALTER COLUMN w DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 9: scan for nulls in column public.m.w
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT lockstep_w_not_null_b59d68cc;
ALTER TABLE public.m ADD CONSTRAINT lockstep_w_not_null_b59d68cc CHECK (w IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 9: check without scan for nulls in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT lockstep_w_not_null_b59d68cc;

-- Undo step 4 of 9: change type of column public.m.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ALTER COLUMN v TYPE integer;

-- Undo step 3 of 9: add column public.m.extra
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.m DROP COLUMN extra;

-- Undo step 2 of 9: detach table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

-- Undo step 1 of 9: set default of column public.m1.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ALTER COLUMN w DROP DEFAULT;

COMMIT;

-- Where no check says what PostgreSQL looks for, the default partition is read under its lock, and the step says so.
-- before --
CREATE TABLE l (k text) PARTITION BY LIST (lower(k));
CREATE TABLE ld PARTITION OF l DEFAULT;
-- after --
CREATE TABLE l (k text) PARTITION BY LIST (lower(k));
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('a');
CREATE TABLE ld PARTITION OF l DEFAULT;
-- rows --
INSERT INTO l VALUES ('b');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create table public.l1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.l1 (
    k text
);

-- Step 2 of 2: attach table public.l1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.ld
--   blocks:      reads and writes of public.ld, for as long as its work takes
--   work:        scans public.ld
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of table public.ld are read to see whether they belong into table public.l1
ALTER TABLE public.l ATTACH PARTITION public.l1 FOR VALUES IN ('a');

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: attach table public.l1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.ld
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l DETACH PARTITION public.l1;

-- Undo step 1 of 2: create table public.l1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.l1;

COMMIT;

-- A removed value of the enum that partitions a table three levels deep.
-- before --
CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TABLE m (id int, k kind NOT NULL DEFAULT 'a', PRIMARY KEY (id, k)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_k ON m (k);
CREATE VIEW v AS SELECT k FROM m WHERE k > 'a';
-- after --
CREATE TYPE kind AS ENUM ('a', 'c');
CREATE TABLE m (id int, k kind NOT NULL DEFAULT 'a', PRIMARY KEY (id, k)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_k ON m (k);
CREATE VIEW v AS SELECT k FROM m WHERE k > 'a';
-- rows --
INSERT INTO m VALUES (1, 'c');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: put aside enum type public.kind
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.kind RENAME TO lockstep_kind_old_81ca81aa;

-- Step 2 of 7: create enum type public.kind
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.kind AS ENUM ('a', 'c');

-- Step 3 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, until step 4 is done, which rewrites public.m1
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 4 of 7: convert column public.m.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for as long as its work takes
--   work:        rewrites public.m1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.m is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.m.k holds values that the new type does not have
ALTER TABLE public.m ALTER COLUMN k DROP DEFAULT;
ALTER TABLE public.m ALTER COLUMN k TYPE public.kind USING k::text::public.kind;
ALTER TABLE public.m ALTER COLUMN k SET DEFAULT 'a';

-- Step 5 of 7: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT k FROM public.m WHERE k > 'a';

-- Step 6 of 7: drop the old enum type public.kind
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_kind_old_81ca81aa;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 7: gather statistics of table public.m (k)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.m (k);

COMMIT;
-- down --
-- Undo step 7 of 7: gather statistics of table public.m (k)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 7: drop the old enum type public.kind
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_kind_old_81ca81aa AS ENUM ('a', 'b', 'c');

-- Undo step 5 of 7: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 4 of 7: convert column public.m.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ALTER COLUMN k DROP DEFAULT;
ALTER TABLE public.m ALTER COLUMN k TYPE public.lockstep_kind_old_81ca81aa USING k::text::public.lockstep_kind_old_81ca81aa;
ALTER TABLE public.m ALTER COLUMN k SET DEFAULT 'a';

-- Undo step 3 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT k FROM public.m WHERE k > 'a';

-- Undo step 2 of 7: create enum type public.kind
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.kind;

-- Undo step 1 of 7: put aside enum type public.kind
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_kind_old_81ca81aa RENAME TO kind;

COMMIT;

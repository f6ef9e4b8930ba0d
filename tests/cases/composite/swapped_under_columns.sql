-- Composite types that have each other's attributes afterwards, under columns that go over to the other one.
-- before --
CREATE TYPE c1 AS (a int, b text);
CREATE TYPE c2 AS (c date);
CREATE TABLE t (x c1, y c2);
-- after --
CREATE TYPE c1 AS (c date);
CREATE TYPE c2 AS (a int, b text);
CREATE TABLE t (x c2, y c1);
-- rows --
INSERT INTO t VALUES (ROW(1, 'b'), ROW('2026-01-01'));
-- holds --
SELECT 1 / count(*) FROM t WHERE (x).b = 'b' AND (y).c = '2026-01-01';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: put aside composite type public.c1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.c1 RENAME TO lockstep_c1_old_1d890f9d;

-- Step 2 of 9: create composite type public.c1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.c1 AS (c date);

-- Step 3 of 9: put aside composite type public.c2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.c2 RENAME TO lockstep_c2_old_6ccb7127;

-- Step 4 of 9: create composite type public.c2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.c2 AS (a integer, b text);

-- Step 5 of 9: convert column public.t.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.x holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN x TYPE public.c2 USING x::text::public.c2;

-- Step 6 of 9: convert column public.t.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.y holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN y TYPE public.c1 USING y::text::public.c1;

-- Step 7 of 9: drop the old composite type public.c1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_c1_old_1d890f9d;

-- Step 8 of 9: drop the old composite type public.c2
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_c2_old_6ccb7127;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 9: gather statistics of table public.t (x, y)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (x, y);

COMMIT;
-- down --
-- Undo step 9 of 9: gather statistics of table public.t (x, y)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 9: drop the old composite type public.c2
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_c2_old_6ccb7127 AS (c date);

-- Undo step 7 of 9: drop the old composite type public.c1
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_c1_old_1d890f9d AS (a integer, b text);

-- Undo step 6 of 9: convert column public.t.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN y TYPE public.lockstep_c2_old_6ccb7127 USING y::text::public.lockstep_c2_old_6ccb7127;

-- Undo step 5 of 9: convert column public.t.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN x TYPE public.lockstep_c1_old_1d890f9d USING x::text::public.lockstep_c1_old_1d890f9d;

-- Undo step 4 of 9: create composite type public.c2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.c2;

-- Undo step 3 of 9: put aside composite type public.c2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_c2_old_6ccb7127 RENAME TO c2;

-- Undo step 2 of 9: create composite type public.c1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.c1;

-- Undo step 1 of 9: put aside composite type public.c1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_c1_old_1d890f9d RENAME TO c1;

COMMIT;

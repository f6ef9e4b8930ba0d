-- Two enums of which each has the values of the other afterwards, and a column goes over from each to the other: both old types are put aside before a column changes.
-- before --
CREATE TYPE e1 AS ENUM ('a', 'b');
CREATE TYPE e2 AS ENUM ('c');
CREATE TABLE t (x e1 DEFAULT 'a', y e2);
CREATE TYPE n1 AS ENUM ('a', 'b');
CREATE TYPE n2 AS ENUM ('c', 'a', 'b');
CREATE TABLE u (x n1);
-- after --
CREATE TYPE e1 AS ENUM ('c');
CREATE TYPE e2 AS ENUM ('a', 'b');
CREATE TABLE t (x e2 DEFAULT 'a', y e1);
CREATE TYPE n1 AS ENUM ('b');
CREATE TYPE n2 AS ENUM ('c', 'a', 'b');
CREATE TABLE u (x n2);
-- rows --
INSERT INTO t VALUES ('b', 'c');
INSERT INTO u VALUES ('b');
-- holds --
SELECT 1 / count(*) FROM t WHERE x = 'b' AND y = 'c';
SELECT 1 / count(*) FROM u WHERE x = 'b';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 13: put aside enum type public.e1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.e1 RENAME TO lockstep_e1_old_e04e7b0d;

-- Step 2 of 13: create enum type public.e1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.e1 AS ENUM ('c');

-- Step 3 of 13: put aside enum type public.e2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.e2 RENAME TO lockstep_e2_old_de0ebd11;

-- Step 4 of 13: create enum type public.e2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.e2 AS ENUM ('a', 'b');

-- Step 5 of 13: convert column public.t.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.x holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN x DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN x TYPE public.e2 USING x::text::public.e2;
ALTER TABLE public.t ALTER COLUMN x SET DEFAULT 'a';

-- Step 6 of 13: convert column public.t.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.y holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN y TYPE public.e1 USING y::text::public.e1;

-- Step 7 of 13: change type of column public.u.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for as long as its work takes
--   work:        rewrites public.u
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.u is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.u.x fail
--   hazard:      deadlock: waits for table public.u while the transaction holds table public.t
ALTER TABLE public.u ALTER COLUMN x TYPE public.n2 USING x::text::public.n2;

-- Step 8 of 13: drop the old enum type public.e1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_e1_old_e04e7b0d;

-- Step 9 of 13: drop the old enum type public.e2
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_e2_old_de0ebd11;

-- Step 10 of 13: drop enum type public.n1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.n1;

-- Step 11 of 13: create enum type public.n1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.n1 AS ENUM ('b');

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 12 of 13: gather statistics of table public.t (x, y)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (x, y);

COMMIT;

BEGIN;

-- Step 13 of 13: gather statistics of table public.u (x)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.u
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.u (x);

COMMIT;
-- down --
-- Undo step 13 of 13: gather statistics of table public.u (x)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.u
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 12 of 13: gather statistics of table public.t (x, y)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 13: create enum type public.n1
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.n1;

-- Undo step 10 of 13: drop enum type public.n1
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.n1 AS ENUM ('a', 'b');

-- Undo step 9 of 13: drop the old enum type public.e2
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_e2_old_de0ebd11 AS ENUM ('c');

-- Undo step 8 of 13: drop the old enum type public.e1
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_e1_old_e04e7b0d AS ENUM ('a', 'b');

-- Undo step 7 of 13: change type of column public.u.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ALTER COLUMN x TYPE public.n1 USING x::text::public.n1;

-- Undo step 6 of 13: convert column public.t.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN y TYPE public.lockstep_e2_old_de0ebd11 USING y::text::public.lockstep_e2_old_de0ebd11;

-- Undo step 5 of 13: convert column public.t.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN x DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN x TYPE public.lockstep_e1_old_e04e7b0d USING x::text::public.lockstep_e1_old_e04e7b0d;
ALTER TABLE public.t ALTER COLUMN x SET DEFAULT 'a';

-- Undo step 4 of 13: create enum type public.e2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.e2;

-- Undo step 3 of 13: put aside enum type public.e2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_e2_old_de0ebd11 RENAME TO e2;

-- Undo step 2 of 13: create enum type public.e1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.e1;

-- Undo step 1 of 13: put aside enum type public.e1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_e1_old_e04e7b0d RENAME TO e1;

COMMIT;

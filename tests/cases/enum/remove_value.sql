-- A removed value means a new type with the columns converted.
-- before --
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (m mood);
-- after --
CREATE TYPE mood AS ENUM ('a', 'c');
CREATE TABLE t (m mood);
-- rows --
INSERT INTO t VALUES ('a'), ('c');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: put aside enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;

-- Step 2 of 4: create enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.mood AS ENUM ('a', 'c');

-- Step 3 of 4: convert column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.m holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood;

-- Step 4 of 4: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('a', 'b', 'c');

-- Undo step 3 of 4: convert column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN m TYPE public.lockstep_mood_old_5219365f USING m::text::public.lockstep_mood_old_5219365f;

-- Undo step 2 of 4: create enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.mood;

-- Undo step 1 of 4: put aside enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;

COMMIT;

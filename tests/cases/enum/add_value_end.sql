-- A value at the end.
-- before --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (m mood);
-- after --
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (m mood);
-- rows --
INSERT INTO t VALUES ('a');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add value 'c' to enum public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.mood ADD VALUE 'c';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: add value 'c' to enum public.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
CREATE TYPE public.mood AS ENUM ('a', 'b');
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;

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

-- Undo step 1 of 1: add value 'c' to enum public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
CREATE TYPE public.mood AS ENUM ('a', 'b');
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;

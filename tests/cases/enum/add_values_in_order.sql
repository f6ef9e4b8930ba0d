-- Values at the front, in the middle and at the end.
-- before --
CREATE TYPE mood AS ENUM ('b', 'd');
-- after --
CREATE TYPE mood AS ENUM ('a', 'b', 'c', 'c2', 'd', 'e');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add values 'a', 'c', 'c2', 'e' to enum public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.mood ADD VALUE 'a' BEFORE 'b';
ALTER TYPE public.mood ADD VALUE 'c' AFTER 'b';
ALTER TYPE public.mood ADD VALUE 'c2' AFTER 'c';
ALTER TYPE public.mood ADD VALUE 'e';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: add values 'a', 'c', 'c2', 'e' to enum public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TYPE public.mood;
CREATE TYPE public.mood AS ENUM ('b', 'd');

COMMIT;

-- An enum goes.
-- before --
CREATE TYPE mood AS ENUM ('sad');
COMMENT ON TYPE mood IS 'gone';
-- after --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.mood;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.mood AS ENUM ('sad');
COMMENT ON TYPE public.mood IS 'gone';

COMMIT;

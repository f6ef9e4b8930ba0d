-- Comments on a type and its attributes.
-- before --
CREATE TYPE pair AS (x int, y text);
COMMENT ON COLUMN pair.x IS 'old';
-- after --
CREATE TYPE pair AS (x int, y text);
COMMENT ON TYPE pair IS 'two';
COMMENT ON COLUMN pair.y IS 'second';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: change attributes of composite type public.pair
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.pair.x IS NULL;
COMMENT ON COLUMN public.pair.y IS 'second';

-- Step 2 of 2: change comment on composite type public.pair
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TYPE public.pair IS 'two';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change comment on composite type public.pair
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TYPE public.pair IS NULL;

-- Undo step 1 of 2: change attributes of composite type public.pair
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.pair.x IS 'old';
COMMENT ON COLUMN public.pair.y IS NULL;

COMMIT;

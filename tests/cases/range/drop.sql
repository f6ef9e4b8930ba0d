-- A range type goes.
-- before --
CREATE TYPE floatrange AS RANGE (subtype = float8);
-- after --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop range type public.floatrange
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.floatrange;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop range type public.floatrange
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.floatrange AS RANGE (SUBTYPE = double precision);

COMMIT;

-- Another subtype.
-- before --
CREATE TYPE r AS RANGE (subtype = int4);
-- after --
CREATE TYPE r AS RANGE (subtype = int8);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: drop range type public.r
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.r;

-- Step 2 of 2: create range type public.r
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.r AS RANGE (SUBTYPE = bigint);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create range type public.r
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.r;

-- Undo step 1 of 2: drop range type public.r
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.r AS RANGE (SUBTYPE = integer);

COMMIT;

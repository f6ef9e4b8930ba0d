-- Attributes come, go and change type.
-- before --
CREATE TYPE pair AS (x int, y text, z int);
-- after --
CREATE TYPE pair AS (x bigint, y text, w date);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change attributes of composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    DROP ATTRIBUTE z,
    ALTER ATTRIBUTE x TYPE bigint,
    ADD ATTRIBUTE w date;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change attributes of composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    DROP ATTRIBUTE w,
    ALTER ATTRIBUTE x TYPE integer,
    ADD ATTRIBUTE z integer;

COMMIT;

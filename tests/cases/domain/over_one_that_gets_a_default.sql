-- A domain takes over the default of the one that it is made of when it is made, and not any later.
-- before --
CREATE DOMAIN base AS text;
CREATE DOMAIN a_over AS base CHECK (VALUE <> 'over');
-- after --
CREATE DOMAIN base AS text DEFAULT CURRENT_USER;
COMMENT ON DOMAIN base IS 'said';
ALTER DOMAIN base OWNER TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: drop domain public.a_over
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.a_over;

-- Step 2 of 4: set default of domain public.base
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.base SET DEFAULT CURRENT_USER;

-- Step 3 of 4: change owner of domain public.base
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.base OWNER TO pg_monitor;

-- Step 4 of 4: change comment on domain public.base
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON DOMAIN public.base IS 'said';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: change comment on domain public.base
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON DOMAIN public.base IS NULL;

-- Undo step 3 of 4: change owner of domain public.base
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.base OWNER TO CURRENT_USER;

-- Undo step 2 of 4: set default of domain public.base
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.base DROP DEFAULT;

-- Undo step 1 of 4: drop domain public.a_over
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.a_over AS public.base;
ALTER DOMAIN public.a_over ADD CONSTRAINT a_over_check CHECK (value <> 'over');

COMMIT;

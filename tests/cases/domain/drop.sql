-- A domain goes.
-- before --
CREATE DOMAIN d AS text CHECK (VALUE <> '');
-- after --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop domain public.d
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.d;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop domain public.d
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.d AS text;
ALTER DOMAIN public.d ADD CONSTRAINT d_check CHECK (value <> '');

COMMIT;

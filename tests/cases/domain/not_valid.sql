-- A domain constraint that is not valid yet.
-- before --
CREATE DOMAIN d AS int;
-- after --
CREATE DOMAIN d AS int;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add domain constraint public.d.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d ADD CONSTRAINT c CHECK (value > 0) NOT VALID;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: add domain constraint public.d.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d DROP CONSTRAINT c;

COMMIT;

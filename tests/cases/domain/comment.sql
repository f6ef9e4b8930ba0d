-- Comments on a domain and its constraint.
-- before --
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
-- after --
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
COMMENT ON DOMAIN d IS 'a number';
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'above zero';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: change comment on domain public.d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON DOMAIN public.d IS 'a number';

-- Step 2 of 2: change comment on domain constraint public.d.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT c ON DOMAIN public.d IS 'above zero';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change comment on domain constraint public.d.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT c ON DOMAIN public.d IS NULL;

-- Undo step 1 of 2: change comment on domain public.d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON DOMAIN public.d IS NULL;

COMMIT;

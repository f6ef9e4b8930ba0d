-- Comments on indexes.
-- before --
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- after --
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
COMMENT ON INDEX i IS 'fast';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change comment on index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.i IS 'fast';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change comment on index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.i IS NULL;

COMMIT;

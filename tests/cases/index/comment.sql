-- Comments on indexes.
-- before --
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- after --
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
COMMENT ON INDEX i IS 'fast';
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 1: change comment on index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.i IS 'fast';

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 1: change comment on index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.i IS NULL;

COMMIT;

-- A directive renames an index, a constraint follows by itself.
-- before --
CREATE TABLE t (a int, b int, CONSTRAINT old_check CHECK (a > b));
CREATE INDEX old_index ON t (a) WHERE b > 0;
COMMENT ON INDEX old_index IS 'kept';
-- after --
CREATE TABLE t (a int, b int, CONSTRAINT old_check CHECK (a > b));
-- @renamed from=old_index
CREATE INDEX "New Index" ON t (a) WHERE b > 0;
COMMENT ON INDEX "New Index" IS 'kept';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: rename index public.old_index to index public."New Index"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.old_index RENAME TO "New Index";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: rename index public.old_index to index public."New Index"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public."New Index" RENAME TO old_index;

COMMIT;

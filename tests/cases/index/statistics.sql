-- The statistics target of an index expression.
-- before --
CREATE TABLE t (a int);
CREATE INDEX i ON t ((a + 1));
-- after --
CREATE TABLE t (a int);
CREATE INDEX i ON t ((a + 1));
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 1000;
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 1: change statistics of index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 1000;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 1: change statistics of index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS -1;

COMMIT;

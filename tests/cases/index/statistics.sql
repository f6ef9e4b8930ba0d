-- The statistics target of an index expression.
-- before --
CREATE TABLE t (a int);
CREATE INDEX i ON t ((a + 1));
-- after --
CREATE TABLE t (a int);
CREATE INDEX i ON t ((a + 1));
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 1000;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change statistics of index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 1000;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change statistics of index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS -1;

COMMIT;

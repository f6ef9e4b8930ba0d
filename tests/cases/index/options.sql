-- Options of an index change in place.
-- before --
CREATE TABLE t (a int);
CREATE INDEX i ON t (a) WITH (fillfactor = 60);
-- after --
CREATE TABLE t (a int);
CREATE INDEX i ON t (a) WITH (deduplicate_items = off);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change options of index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i SET (deduplicate_items=off);
ALTER INDEX public.i RESET (fillfactor);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change options of index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i SET (fillfactor=60);
ALTER INDEX public.i RESET (deduplicate_items);

COMMIT;

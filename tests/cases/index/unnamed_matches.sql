-- An unnamed index matches an existing one by definition.
-- before --
CREATE TABLE t (a int);
CREATE INDEX whatever ON t (a);
-- after --
CREATE TABLE t (a int);
CREATE INDEX ON t (a);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: rename index public.whatever to index public.t_a_idx
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.whatever RENAME TO t_a_idx;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: rename index public.whatever to index public.t_a_idx
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx RENAME TO whatever;

COMMIT;

-- before --
CREATE CONVERSION old_one FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- after --
-- @renamed from=old_one
CREATE CONVERSION "New One" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: rename conversion public.old_one to conversion public."New One"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of conversion public."New One" fails
ALTER CONVERSION public.old_one RENAME TO "New One";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: rename conversion public.old_one to conversion public."New One"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER CONVERSION public."New One" RENAME TO old_one;

COMMIT;

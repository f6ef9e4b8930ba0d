-- A domain and its constraint are renamed; the column of it stays as it is.
-- before --
CREATE DOMAIN code AS text CONSTRAINT shape CHECK (VALUE <> '');
CREATE TABLE t (c code DEFAULT 'x'::code, cs code[]);
-- after --
-- @renamed from=code
CREATE DOMAIN "Code" AS text CONSTRAINT shape CHECK (VALUE <> '');
CREATE TABLE t (c "Code" DEFAULT 'x'::"Code", cs "Code"[]);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: rename domain public.code to domain public."Code"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of domain public."Code" fails
ALTER DOMAIN public.code RENAME TO "Code";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: rename domain public.code to domain public."Code"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public."Code" RENAME TO code;

COMMIT;

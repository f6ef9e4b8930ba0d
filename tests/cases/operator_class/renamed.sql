-- Classes and families under new names and in other schemas, with what uses them.
-- before --
CREATE SCHEMA app;
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===);
CREATE OPERATOR FAMILY one USING hash;
CREATE OPERATOR CLASS first FOR TYPE int USING hash FAMILY one AS OPERATOR 1 ===, FUNCTION 1 hashint4(int);
CREATE TABLE t (a int, CHECK (a === 1));
CREATE INDEX i ON t USING hash (a first);
-- after --
CREATE SCHEMA app;
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===);
-- @renamed from=one
CREATE OPERATOR FAMILY two USING hash;
-- @renamed from=public.first
CREATE OPERATOR CLASS app."Second" FOR TYPE int USING hash FAMILY two AS OPERATOR 1 ===, FUNCTION 1 hashint4(int);
CREATE TABLE t (a int, CHECK (a === 1));
CREATE INDEX i ON t USING hash (a app."Second");
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: rename operator family public.one(hash) to operator family public.two(hash)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of operator family public.two(hash) fails
ALTER OPERATOR FAMILY public.one USING hash RENAME TO two;

-- Step 2 of 2: rename operator class public.first(hash) to operator class app."Second"(hash)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of operator class app."Second"(hash) fails
ALTER OPERATOR CLASS public.first USING hash SET SCHEMA app;
ALTER OPERATOR CLASS app.first USING hash RENAME TO "Second";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: rename operator class public.first(hash) to operator class app."Second"(hash)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR CLASS app."Second" USING hash RENAME TO first;
ALTER OPERATOR CLASS app.first USING hash SET SCHEMA public;

-- Undo step 1 of 2: rename operator family public.one(hash) to operator family public.two(hash)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR FAMILY public.two USING hash RENAME TO one;

COMMIT;

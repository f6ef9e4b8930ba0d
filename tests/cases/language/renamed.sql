-- A language is renamed under its functions; its handler is a function of ours.
-- before --
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE old_name HANDLER handler;
CREATE FUNCTION f() RETURNS int LANGUAGE old_name AS 'BEGIN RETURN 1; END';
-- after --
-- @renamed from=handler
CREATE FUNCTION handler2() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
-- @renamed from=old_name
CREATE LANGUAGE new_name HANDLER handler2;
CREATE FUNCTION f() RETURNS int LANGUAGE new_name AS 'BEGIN RETURN 1; END';
CREATE LANGUAGE first HANDLER handler2;
ALTER LANGUAGE first RENAME TO second;
CREATE LANGUAGE gone HANDLER handler2;
DROP LANGUAGE gone;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: rename language old_name to language new_name
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of language new_name fails
ALTER LANGUAGE old_name RENAME TO new_name;

-- Step 2 of 3: rename routine public.handler() to routine public.handler2()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of routine public.handler2() fails
ALTER FUNCTION public.handler() RENAME TO handler2;

-- Step 3 of 3: create language second
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE LANGUAGE second HANDLER public.handler2;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create language second
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP LANGUAGE second;

-- Undo step 2 of 3: rename routine public.handler() to routine public.handler2()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.handler2() RENAME TO handler;

-- Undo step 1 of 3: rename language old_name to language new_name
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER LANGUAGE new_name RENAME TO old_name;

COMMIT;

-- Languages are made, dropped and changed, with functions in them.
-- before --
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION inliner(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE changed HANDLER handler INLINE inliner VALIDATOR validator;
COMMENT ON LANGUAGE changed IS 'kept';
CREATE FUNCTION in_changed() RETURNS int LANGUAGE changed AS 'BEGIN RETURN 1; END';
CREATE LANGUAGE gone HANDLER handler;
CREATE FUNCTION in_gone() RETURNS int LANGUAGE gone AS 'BEGIN RETURN 1; END';
CREATE TRUSTED LANGUAGE granted HANDLER handler;
-- after --
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION inliner(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE LANGUAGE changed HANDLER handler VALIDATOR validator;
COMMENT ON LANGUAGE changed IS 'kept';
CREATE FUNCTION in_changed() RETURNS int LANGUAGE changed AS 'BEGIN RETURN 1; END';
CREATE TRUSTED PROCEDURAL LANGUAGE "New one" HANDLER handler INLINE inliner;
COMMENT ON LANGUAGE "New one" IS 'new';
ALTER LANGUAGE "New one" OWNER TO pg_monitor;
CREATE FUNCTION in_new() RETURNS int LANGUAGE "New one" AS 'BEGIN RETURN 1; END';
CREATE TRUSTED LANGUAGE granted HANDLER handler;
GRANT USAGE ON LANGUAGE granted TO pg_monitor WITH GRANT OPTION;
REVOKE USAGE ON LANGUAGE granted FROM PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create language "New one"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRUSTED LANGUAGE "New one" HANDLER public.handler INLINE public.inliner;
ALTER LANGUAGE "New one" OWNER TO pg_monitor;
COMMENT ON LANGUAGE "New one" IS 'new';

-- Step 2 of 6: replace language changed
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE LANGUAGE changed HANDLER public.handler VALIDATOR public.validator;

-- Step 3 of 6: change privileges on language granted
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on language granted
REVOKE USAGE ON LANGUAGE granted FROM PUBLIC;
GRANT USAGE ON LANGUAGE granted TO pg_monitor WITH GRANT OPTION;

-- Step 4 of 6: create routine public.in_new()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.in_new()
RETURNS integer
LANGUAGE "New one"
AS $$BEGIN RETURN 1; END$$;

COMMIT;

BEGIN;

-- Step 5 of 6: drop routine public.in_gone()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.in_gone() fails
DROP FUNCTION public.in_gone();

-- Step 6 of 6: drop language gone
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP LANGUAGE gone;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: drop language gone
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE LANGUAGE gone HANDLER public.handler;

-- Undo step 5 of 6: drop routine public.in_gone()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.in_gone()
RETURNS integer
LANGUAGE gone
AS $$BEGIN RETURN 1; END$$;

COMMIT;

BEGIN;

-- Undo step 4 of 6: create routine public.in_new()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.in_new();

-- Undo step 3 of 6: change privileges on language granted
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON LANGUAGE granted FROM pg_monitor;
GRANT USAGE ON LANGUAGE granted TO PUBLIC;

-- Undo step 2 of 6: replace language changed
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRUSTED LANGUAGE changed HANDLER public.handler INLINE public.inliner VALIDATOR public.validator;

-- Undo step 1 of 6: create language "New one"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP LANGUAGE "New one";

COMMIT;

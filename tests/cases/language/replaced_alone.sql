-- A language that changes alone, written with OR REPLACE in the file.
-- before --
CREATE FUNCTION call_l() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION do_l(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE OR REPLACE LANGUAGE l HANDLER call_l;
-- after --
CREATE FUNCTION call_l() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION do_l(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER call_l INLINE do_l;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: replace language l
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER public.call_l INLINE public.do_l;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: replace language l
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE LANGUAGE l HANDLER public.call_l;

COMMIT;

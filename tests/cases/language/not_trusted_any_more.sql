-- Privileges are taken away while the language is trusted, and come back when it is again.
-- before --
DO $$ BEGIN CREATE ROLE clerk; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE l HANDLER handler;
GRANT USAGE ON LANGUAGE l TO clerk;
-- after --
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE l HANDLER handler;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: change privileges on language l
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON LANGUAGE l FROM clerk;

-- Step 2 of 2: replace language l
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE LANGUAGE l HANDLER public.handler;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: replace language l
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER public.handler;

-- Undo step 1 of 2: change privileges on language l
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT USAGE ON LANGUAGE l TO clerk;

COMMIT;

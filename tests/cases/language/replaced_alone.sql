-- A language that changes alone, written with OR REPLACE in the file.
-- before --
CREATE OR REPLACE LANGUAGE l HANDLER plpgsql_call_handler;
-- after --
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: replace language l
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: replace language l
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE LANGUAGE l HANDLER plpgsql_call_handler;

COMMIT;

-- An access method that nothing uses gets another type.
-- before --
CREATE ACCESS METHOD m TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD m IS 'old';
CREATE ACCESS METHOD gone TYPE INDEX HANDLER hashhandler;
-- after --
CREATE ACCESS METHOD m TYPE INDEX HANDLER hashhandler;
COMMENT ON ACCESS METHOD m IS 'new';
CREATE ACCESS METHOD x TYPE INDEX HANDLER bthandler;
DROP ACCESS METHOD x;
DROP ACCESS METHOD IF EXISTS y;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop access method gone
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP ACCESS METHOD gone;

-- Step 2 of 3: drop access method m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP ACCESS METHOD m;

-- Step 3 of 3: create access method m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD m TYPE INDEX HANDLER hashhandler;
COMMENT ON ACCESS METHOD m IS 'new';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create access method m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP ACCESS METHOD m;

-- Undo step 2 of 3: drop access method m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD m TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD m IS 'old';

-- Undo step 1 of 3: drop access method gone
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD gone TYPE INDEX HANDLER hashhandler;

COMMIT;

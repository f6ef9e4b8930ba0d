-- ALTER SUBSCRIPTION in a file counts, and what it says about replicated data does not.
-- needs --
from 14: the option binary of subscriptions
-- before --
-- after --
CREATE SUBSCRIPTION s CONNECTION 'host=nowhere.invalid' PUBLICATION a, b WITH (connect = false, slot_name = NONE);
ALTER SUBSCRIPTION s CONNECTION 'host=elsewhere.invalid';
ALTER SUBSCRIPTION s ADD PUBLICATION c WITH (refresh = false);
ALTER SUBSCRIPTION s DROP PUBLICATION a WITH (refresh = false);
ALTER SUBSCRIPTION s SET (binary = on, slot_name = 'x');
ALTER SUBSCRIPTION s RENAME TO t;
CREATE SUBSCRIPTION u CONNECTION 'host=nowhere.invalid' PUBLICATION a WITH (connect = false, slot_name = NONE);
ALTER SUBSCRIPTION u SET PUBLICATION x, y WITH (refresh = false);
CREATE SUBSCRIPTION gone CONNECTION 'host=nowhere.invalid' PUBLICATION a WITH (connect = false, slot_name = NONE);
DROP SUBSCRIPTION gone;
DROP SUBSCRIPTION IF EXISTS gone;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create subscription t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION t
    CONNECTION 'host=elsewhere.invalid'
    PUBLICATION b, c
    WITH (connect = false, slot_name = 'x', binary = true);

-- Step 2 of 2: create subscription u
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION u
    CONNECTION 'host=nowhere.invalid'
    PUBLICATION x, y
    WITH (connect = false, slot_name = NONE);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create subscription u
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
DROP SUBSCRIPTION u;

-- Undo step 1 of 2: create subscription t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
ALTER SUBSCRIPTION t SET (slot_name = NONE);
DROP SUBSCRIPTION t;

COMMIT;

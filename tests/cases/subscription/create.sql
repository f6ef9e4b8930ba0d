-- Subscriptions are made without a connection, with the slot that is named, or none.
-- needs --
from 15: the options two_phase and disable_on_error of subscriptions
-- before --
-- after --
CREATE SUBSCRIPTION plain CONNECTION 'host=nowhere.invalid dbname=x password=secret' PUBLICATION p WITH (connect = false);
CREATE SUBSCRIPTION "No Slot" CONNECTION 'dbname=''a b''' PUBLICATION "P 1", p2 WITH (connect = false, slot_name = NONE, binary = true, streaming, synchronous_commit = 'local', two_phase = true, disable_on_error = true);
CREATE SUBSCRIPTION other_slot CONNECTION 'host=nowhere.invalid' PUBLICATION p WITH (connect = false, slot_name = 'another');
COMMENT ON SUBSCRIPTION plain IS 'from over there';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: create subscription "No Slot"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION "No Slot"
    CONNECTION 'dbname=''a b'''
    PUBLICATION "P 1", p2
    WITH (connect = false, slot_name = NONE, binary = true, streaming = 'on', two_phase = true, disable_on_error = true, synchronous_commit = 'local');

-- Step 2 of 3: create subscription other_slot
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION other_slot
    CONNECTION 'host=nowhere.invalid'
    PUBLICATION p
    WITH (connect = false, slot_name = 'another');

-- Step 3 of 3: create subscription plain
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION plain
    CONNECTION 'host=nowhere.invalid dbname=x password=secret'
    PUBLICATION p
    WITH (connect = false, slot_name = 'plain');
COMMENT ON SUBSCRIPTION plain IS 'from over there';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create subscription plain
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
ALTER SUBSCRIPTION plain SET (slot_name = NONE);
DROP SUBSCRIPTION plain;

-- Undo step 2 of 3: create subscription other_slot
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
ALTER SUBSCRIPTION other_slot SET (slot_name = NONE);
DROP SUBSCRIPTION other_slot;

-- Undo step 1 of 3: create subscription "No Slot"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
DROP SUBSCRIPTION "No Slot";

COMMIT;

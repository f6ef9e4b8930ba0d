-- Connection, publications, slot and options change in place; two-phase commit needs it to be made again.
-- needs --
from 15: the options two_phase and disable_on_error of subscriptions
-- before --
CREATE SUBSCRIPTION a CONNECTION 'host=nowhere.invalid password=old' PUBLICATION p WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION b CONNECTION 'host=nowhere.invalid' PUBLICATION p, q WITH (connect = false, slot_name = 'b_slot', binary = true);
CREATE SUBSCRIPTION c CONNECTION 'host=nowhere.invalid password=c' PUBLICATION p WITH (connect = false);
CREATE SUBSCRIPTION old_name CONNECTION 'host=nowhere.invalid' PUBLICATION p WITH (connect = false);
COMMENT ON SUBSCRIPTION a IS 'old';
-- after --
CREATE SUBSCRIPTION a CONNECTION 'host=nowhere.invalid password=new' PUBLICATION p WITH (connect = false, slot_name = 'a_slot', streaming = on);
CREATE SUBSCRIPTION b CONNECTION 'host=nowhere.invalid' PUBLICATION q, r WITH (connect = false, slot_name = NONE, synchronous_commit = 'on', disable_on_error = true);
CREATE SUBSCRIPTION c CONNECTION 'host=nowhere.invalid password=c' PUBLICATION p WITH (connect = false, two_phase = true);
-- @renamed from=old_name
CREATE SUBSCRIPTION new_name CONNECTION 'host=nowhere.invalid' PUBLICATION p WITH (connect = false, slot_name = 'old_name');
COMMENT ON SUBSCRIPTION a IS 'new';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: rename subscription old_name to subscription new_name
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of subscription new_name fails
ALTER SUBSCRIPTION old_name RENAME TO new_name;

-- Step 2 of 6: change subscription a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SUBSCRIPTION a CONNECTION 'host=nowhere.invalid password=new';
ALTER SUBSCRIPTION a SET (slot_name = 'a_slot', streaming = 'on');

-- Step 3 of 6: change comment on subscription a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON SUBSCRIPTION a IS 'new';

-- Step 4 of 6: change subscription b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SUBSCRIPTION b SET PUBLICATION q, r WITH (refresh = false);
ALTER SUBSCRIPTION b SET (slot_name = NONE, binary = false, disable_on_error = true, synchronous_commit = 'on');

COMMIT;

BEGIN;

-- Step 5 of 6: drop subscription c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
--   hazard:      data-loss: subscription c forgets how far it is; its replication slot stays on the other server and keeps the log there until it is dropped by hand
ALTER SUBSCRIPTION c SET (slot_name = NONE);
DROP SUBSCRIPTION c;

-- Step 6 of 6: create subscription c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION c
    CONNECTION 'host=nowhere.invalid password=c'
    PUBLICATION p
    WITH (connect = false, slot_name = 'c', two_phase = true);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: create subscription c
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
ALTER SUBSCRIPTION c SET (slot_name = NONE);
DROP SUBSCRIPTION c;

-- Undo step 5 of 6: drop subscription c
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION c
    CONNECTION 'host=nowhere.invalid password=c'
    PUBLICATION p
    WITH (connect = false, slot_name = 'c');

COMMIT;

BEGIN;

-- Undo step 4 of 6: change subscription b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SUBSCRIPTION b SET PUBLICATION p, q WITH (refresh = false);
ALTER SUBSCRIPTION b SET (slot_name = 'b_slot', binary = true, disable_on_error = false, synchronous_commit = 'off');

-- Undo step 3 of 6: change comment on subscription a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON SUBSCRIPTION a IS 'old';

-- Undo step 2 of 6: change subscription a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SUBSCRIPTION a CONNECTION 'host=nowhere.invalid password=old';
ALTER SUBSCRIPTION a SET (slot_name = NONE, streaming = 'off');

-- Undo step 1 of 6: rename subscription old_name to subscription new_name
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SUBSCRIPTION new_name RENAME TO old_name;

COMMIT;

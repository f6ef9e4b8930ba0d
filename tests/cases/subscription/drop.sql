-- The slot on the other server is let go of, not dropped.
-- before --
CREATE SUBSCRIPTION with_slot CONNECTION 'host=nowhere.invalid password=secret' PUBLICATION p WITH (connect = false);
CREATE SUBSCRIPTION without CONNECTION 'host=nowhere.invalid' PUBLICATION p WITH (connect = false, slot_name = NONE);
COMMENT ON SUBSCRIPTION with_slot IS 'gone';
-- after --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: drop subscription with_slot
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
--   hazard:      data-loss: subscription with_slot forgets how far it is; its replication slot stays on the other server and keeps the log there until it is dropped by hand
ALTER SUBSCRIPTION with_slot SET (slot_name = NONE);
DROP SUBSCRIPTION with_slot;

-- Step 2 of 2: drop subscription without
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
--   hazard:      data-loss: subscription without forgets how far it is; its replication slot stays on the other server and keeps the log there until it is dropped by hand
DROP SUBSCRIPTION without;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: drop subscription without
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION without
    CONNECTION 'host=nowhere.invalid'
    PUBLICATION p
    WITH (connect = false, slot_name = NONE);

-- Undo step 1 of 2: drop subscription with_slot
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION with_slot
    CONNECTION 'host=nowhere.invalid password=secret'
    PUBLICATION p
    WITH (connect = false, slot_name = 'with_slot');
COMMENT ON SUBSCRIPTION with_slot IS 'gone';

COMMIT;

-- A subscription of somebody who is no superuser gets a connection without a password when none is required any more.
-- before --
CREATE SUBSCRIPTION s CONNECTION 'host=nowhere.invalid password=x' PUBLICATION p WITH (connect = false, slot_name = NONE);
ALTER SUBSCRIPTION s OWNER TO pg_monitor;
-- after --
CREATE SUBSCRIPTION s CONNECTION 'host=elsewhere.invalid' PUBLICATION p WITH (connect = false, slot_name = NONE, password_required = false);
ALTER SUBSCRIPTION s OWNER TO pg_monitor;
-- needs --
from 16: password_required
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change subscription s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SUBSCRIPTION s SET (password_required = false);
ALTER SUBSCRIPTION s CONNECTION 'host=elsewhere.invalid';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change subscription s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SUBSCRIPTION s CONNECTION 'host=nowhere.invalid password=x';
ALTER SUBSCRIPTION s SET (password_required = true);

COMMIT;

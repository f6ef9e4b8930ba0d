-- ALTER and DROP USER MAPPING in a file count.
-- before --
CREATE FOREIGN DATA WRAPPER w;
-- after --
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR pg_monitor SERVER s;
CREATE USER MAPPING IF NOT EXISTS FOR pg_monitor SERVER s OPTIONS (x 'y');
ALTER USER MAPPING FOR pg_monitor SERVER s OPTIONS (user 'a', ADD password 'b');
ALTER USER MAPPING FOR pg_monitor SERVER s OPTIONS (SET user 'c', DROP password);
CREATE USER MAPPING FOR PUBLIC SERVER s;
DROP USER MAPPING FOR PUBLIC SERVER s;
DROP USER MAPPING IF EXISTS FOR PUBLIC SERVER s;
CREATE SERVER gone FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR PUBLIC SERVER gone;
DROP SERVER gone CASCADE;
ALTER SERVER s RENAME TO t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create foreign server t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER t FOREIGN DATA WRAPPER w;

-- Step 2 of 2: add user mapping t.pg_monitor
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE USER MAPPING FOR pg_monitor SERVER t OPTIONS ("user" 'c');

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: add user mapping t.pg_monitor
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP USER MAPPING FOR pg_monitor SERVER t;

-- Undo step 1 of 2: create foreign server t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER t;

COMMIT;

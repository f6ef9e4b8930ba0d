-- User mappings come, go and change; so do the servers below them.
-- needs --
from 14: the roles pg_read_all_data and pg_write_all_data
-- before --
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE SERVER "Old S" FOREIGN DATA WRAPPER w;
CREATE SERVER dropped FOREIGN DATA WRAPPER w;
CREATE SERVER made_again TYPE 'a' FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (user 'everybody', password 'old secret');
CREATE USER MAPPING FOR pg_monitor SERVER s OPTIONS (user 'gone', password 'gone''s secret');
CREATE USER MAPPING FOR CURRENT_USER SERVER "Old S" OPTIONS ("user" 'x');
CREATE USER MAPPING FOR pg_monitor SERVER dropped OPTIONS (password 'p');
CREATE USER MAPPING FOR pg_monitor SERVER made_again OPTIONS (password 'q');
CREATE USER MAPPING FOR pg_read_all_data SERVER s OPTIONS (a '1', b '2', c '3');
-- after --
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
-- @renamed from="Old S"
CREATE SERVER "New S" FOREIGN DATA WRAPPER w;
CREATE SERVER made_again TYPE 'b' FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (user 'everybody', password 'new\secret');
CREATE USER MAPPING FOR CURRENT_USER SERVER s OPTIONS (user 'me');
CREATE USER MAPPING FOR CURRENT_USER SERVER "New S" OPTIONS ("user" 'x');
CREATE USER MAPPING FOR pg_monitor SERVER made_again OPTIONS (password 'q');
CREATE USER MAPPING FOR pg_read_all_data SERVER s OPTIONS (a '1', c '4', d '5');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 11: rename foreign server "Old S" to foreign server "New S"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of foreign server "New S" fails
ALTER SERVER "Old S" RENAME TO "New S";

-- Step 2 of 11: add user mapping s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE USER MAPPING FOR CURRENT_USER SERVER s OPTIONS ("user" 'me');

-- Step 3 of 11: change user mapping for pg_read_all_data on s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER USER MAPPING FOR pg_read_all_data SERVER s OPTIONS (DROP b, SET c '4', ADD d '5');

-- Step 4 of 11: change user mapping for public on s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (SET password E'new\\secret');

COMMIT;

BEGIN;

-- Step 5 of 11: drop user mapping dropped.pg_monitor
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP USER MAPPING FOR pg_monitor SERVER dropped;

-- Step 6 of 11: drop foreign server dropped
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER dropped;

-- Step 7 of 11: drop user mapping made_again.pg_monitor
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP USER MAPPING FOR pg_monitor SERVER made_again;

-- Step 8 of 11: drop foreign server made_again
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER made_again;

-- Step 9 of 11: create foreign server made_again
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER made_again TYPE 'b' FOREIGN DATA WRAPPER w;

-- Step 10 of 11: add user mapping made_again.pg_monitor
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE USER MAPPING FOR pg_monitor SERVER made_again OPTIONS (password 'q');

-- Step 11 of 11: drop user mapping s.pg_monitor
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP USER MAPPING FOR pg_monitor SERVER s;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 11: drop user mapping s.pg_monitor
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE USER MAPPING FOR pg_monitor SERVER s OPTIONS ("user" 'gone', password 'gone''s secret');

-- Undo step 10 of 11: add user mapping made_again.pg_monitor
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP USER MAPPING FOR pg_monitor SERVER made_again;

-- Undo step 9 of 11: create foreign server made_again
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER made_again;

-- Undo step 8 of 11: drop foreign server made_again
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER made_again TYPE 'a' FOREIGN DATA WRAPPER w;

-- Undo step 7 of 11: drop user mapping made_again.pg_monitor
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE USER MAPPING FOR pg_monitor SERVER made_again OPTIONS (password 'q');

-- Undo step 6 of 11: drop foreign server dropped
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER dropped FOREIGN DATA WRAPPER w;

-- Undo step 5 of 11: drop user mapping dropped.pg_monitor
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE USER MAPPING FOR pg_monitor SERVER dropped OPTIONS (password 'p');

COMMIT;

BEGIN;

-- Undo step 4 of 11: change user mapping for public on s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (SET password 'old secret');

-- Undo step 3 of 11: change user mapping for pg_read_all_data on s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER USER MAPPING FOR pg_read_all_data SERVER s OPTIONS (DROP d, DROP c, ADD b '2', ADD c '3');

-- Undo step 2 of 11: add user mapping s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP USER MAPPING FOR CURRENT_USER SERVER s;

-- Undo step 1 of 11: rename foreign server "Old S" to foreign server "New S"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SERVER "New S" RENAME TO "Old S";

COMMIT;

-- ALTER and DROP in a file count for foreign data as for everything else.
-- before --
CREATE SCHEMA app;
-- after --
CREATE SCHEMA app;
CREATE FOREIGN DATA WRAPPER w VALIDATOR postgresql_fdw_validator;
ALTER FOREIGN DATA WRAPPER w NO VALIDATOR OPTIONS (ADD a '1', b '2');
ALTER FOREIGN DATA WRAPPER w OPTIONS (DROP a, SET b '3');
ALTER FOREIGN DATA WRAPPER w RENAME TO w2;
CREATE SERVER s VERSION '1' FOREIGN DATA WRAPPER w2;
CREATE SERVER IF NOT EXISTS s FOREIGN DATA WRAPPER w2;
ALTER SERVER s VERSION NULL OPTIONS (a 'x');
ALTER SERVER s OPTIONS (SET a 'y', ADD b 'z');
CREATE FOREIGN TABLE t (a int, b int, c int) SERVER s OPTIONS (x '1');
ALTER SERVER s RENAME TO s2;
ALTER FOREIGN TABLE t OPTIONS (SET x '2', ADD y '3'), DROP COLUMN c, ADD COLUMN d text OPTIONS (q 'r'), ALTER COLUMN a OPTIONS (i 'j');
ALTER FOREIGN TABLE t RENAME COLUMN b TO b2;
ALTER FOREIGN TABLE t RENAME TO u;
ALTER FOREIGN TABLE u SET SCHEMA app;
CREATE SERVER gone FOREIGN DATA WRAPPER w2;
CREATE FOREIGN TABLE gone_too (a int) SERVER gone;
DROP SERVER IF EXISTS gone, nowhere CASCADE;
CREATE FOREIGN TABLE dropped (a int) SERVER s2;
DROP FOREIGN TABLE IF EXISTS dropped;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: create foreign data wrapper w2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN DATA WRAPPER w2 OPTIONS (b '3');

-- Step 2 of 3: create foreign server s2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER s2 FOREIGN DATA WRAPPER w2 OPTIONS (a 'y', b 'z');

-- Step 3 of 3: create table app.u
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE app.u (
    a integer OPTIONS (i 'j'),
    b2 integer,
    d text OPTIONS (q 'r')
) SERVER s2 OPTIONS (x '2', y '3');

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create table app.u
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE app.u;

-- Undo step 2 of 3: create foreign server s2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER s2;

-- Undo step 1 of 3: create foreign data wrapper w2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN DATA WRAPPER w2;

COMMIT;

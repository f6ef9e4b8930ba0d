-- The same by ALTER inside a file.
-- before --
CREATE SCHEMA app;
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE OPERATOR app.=== (FUNCTION = same, LEFTARG = int, RIGHTARG = int, COMMUTATOR = OPERATOR(app.===));
CREATE OPERATOR FAMILY two USING hash;
CREATE OPERATOR CLASS app.second FOR TYPE int USING hash FAMILY two AS OPERATOR 1 app.===, FUNCTION 1 hashint4(int);
CREATE TABLE t (a int, CHECK (a OPERATOR(app.===) 1));
CREATE INDEX i ON t USING hash (a app.second);
-- after --
CREATE SCHEMA app;
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===);
CREATE OPERATOR FAMILY one USING hash;
CREATE OPERATOR CLASS first FOR TYPE int USING hash FAMILY one AS OPERATOR 1 ===, FUNCTION 1 hashint4(int);
CREATE OPERATOR CLASS never FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int);
CREATE TABLE t (a int, CHECK (a === 1));
CREATE INDEX i ON t USING hash (a first);
ALTER OPERATOR === (int, int) SET SCHEMA app;
ALTER OPERATOR FAMILY one USING hash RENAME TO two;
ALTER OPERATOR CLASS first USING hash RENAME TO second;
ALTER OPERATOR CLASS second USING hash SET SCHEMA app;
ALTER OPERATOR CLASS app.second USING hash OWNER TO pg_monitor;
DROP OPERATOR CLASS never USING hash;
DROP OPERATOR FAMILY never USING hash;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change owner of operator class app.second(hash)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR CLASS app.second USING hash OWNER TO pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change owner of operator class app.second(hash)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR CLASS app.second USING hash OWNER TO CURRENT_USER;

COMMIT;

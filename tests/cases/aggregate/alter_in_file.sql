-- ALTER and DROP inside a file lead to the same state.
-- before --
CREATE SCHEMA app;
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE app.total(int) (sfunc = add, stype = int);
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT app.total(a) FROM t;
-- after --
CREATE SCHEMA app;
CREATE FUNCTION plus(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE old_name(int) (sfunc = plus, stype = int);
CREATE AGGREGATE gone(int) (sfunc = plus, stype = int);
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT old_name(a) AS total FROM t;
ALTER AGGREGATE old_name(int) RENAME TO total;
ALTER AGGREGATE total(int) SET SCHEMA app;
ALTER FUNCTION plus(int, int) RENAME TO add;
DROP AGGREGATE gone(int);
DROP AGGREGATE IF EXISTS gone(int), never(*);
-- plan --
-- down --

-- A function over a table's row type, used in a check of another table.
-- before --
CREATE TABLE t (a int);
-- after --
CREATE TABLE t (a int, b int);
CREATE FUNCTION f(t) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
CREATE FUNCTION g(int) RETURNS SETOF t LANGUAGE sql AS 'SELECT a, b FROM t WHERE a = $1';

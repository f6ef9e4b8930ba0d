-- A function returns rows of a table that gets a column, another takes rows of one that loses a column.
-- before --
CREATE TABLE t (a int);
CREATE TABLE u (a int, b int);
CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
CREATE FUNCTION g(r u) RETURNS int LANGUAGE sql AS 'SELECT r.a';
CREATE VIEW v AS SELECT f.a, g(u.*) AS g FROM f(), u;
-- after --
CREATE TABLE t (a int, b text);
CREATE TABLE u (a int);
CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
CREATE FUNCTION g(r u) RETURNS int LANGUAGE sql AS 'SELECT r.a';
CREATE VIEW v AS SELECT f.a, g(u.*) AS g FROM f(), u;

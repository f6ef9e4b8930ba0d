-- A body between quotes becomes a parsed one, and the other way round, with dependents that stay.
-- before --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t);
CREATE VIEW v AS SELECT f() AS x, g() AS y;
-- after --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t);
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
CREATE VIEW v AS SELECT f() AS x, g() AS y;

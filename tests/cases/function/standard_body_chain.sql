-- Bodies that call each other and a view; the one at the bottom changes its result.
-- before --
CREATE TABLE t (a int);
CREATE FUNCTION f1() RETURNS int LANGUAGE sql STABLE RETURN (SELECT max(a) FROM t);
CREATE FUNCTION f2(x int DEFAULT f1()) RETURNS int LANGUAGE sql STABLE BEGIN ATOMIC SELECT f1() + x; END;
CREATE VIEW v AS SELECT f2(1) AS x;
-- after --
CREATE TABLE t (a bigint);
CREATE FUNCTION f1() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT max(a) FROM t);
CREATE FUNCTION f2(x bigint DEFAULT f1()) RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT f1() + x; END;
CREATE VIEW v AS SELECT f2(1) AS x;

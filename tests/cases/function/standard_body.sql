-- SQL-standard bodies, which PostgreSQL parses and binds.
-- before --
CREATE TABLE t (a int, b text);
-- after --
CREATE TABLE t (a int, b text);
CREATE FUNCTION f(x int) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t WHERE a > x);
CREATE PROCEDURE p(x int) LANGUAGE sql BEGIN ATOMIC INSERT INTO t (a) VALUES (x); DELETE FROM t WHERE a < 0; END;

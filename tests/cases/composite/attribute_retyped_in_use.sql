-- An attribute of a composite type gets another type while functions and views use it, and a column holds it.
-- before --
CREATE TYPE pair AS (x int, y text);
CREATE TABLE t (id int, p pair);
CREATE VIEW v AS SELECT (p).x FROM t;
CREATE FUNCTION f(p pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT (p).x';
CREATE INDEX t_x ON t (((p).x));
-- after --
CREATE TYPE pair AS (x bigint, y text);
CREATE TABLE t (id int, p pair);
CREATE VIEW v AS SELECT (p).x FROM t;
CREATE FUNCTION f(p pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT (p).x::int';
CREATE INDEX t_x ON t (((p).x));

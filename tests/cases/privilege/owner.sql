-- Objects that say whose they are.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- after --
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO pg_monitor;
CREATE VIEW v AS SELECT a FROM t;
ALTER VIEW v OWNER TO pg_monitor;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO pg_monitor;

-- The columns of a view change places, and a view, a function and a policy over it come back.
-- before --
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT b FROM v;
CREATE FUNCTION f() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v';
CREATE POLICY p ON t USING (a IN (SELECT a FROM v));
GRANT SELECT ON v TO pg_monitor;
GRANT UPDATE (a) ON v TO pg_monitor;
COMMENT ON COLUMN v.b IS 'text';
-- after --
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT b, a FROM t;
CREATE VIEW w AS SELECT b FROM v;
CREATE FUNCTION f() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v';
CREATE POLICY p ON t USING (a IN (SELECT a FROM v));
GRANT SELECT ON v TO pg_monitor;
GRANT UPDATE (a) ON v TO pg_monitor;
COMMENT ON COLUMN v.b IS 'text';

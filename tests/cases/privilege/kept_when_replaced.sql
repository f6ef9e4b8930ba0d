-- A replaced view comes back with its privileges.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
GRANT SELECT ON v TO pg_monitor;
GRANT SELECT (a) ON v TO PUBLIC;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
GRANT SELECT ON v TO pg_monitor;
GRANT SELECT (a) ON v TO PUBLIC;

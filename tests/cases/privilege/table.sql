-- Privileges on tables, columns and sequences.
-- before --
CREATE TABLE t (a int, b int);
CREATE SEQUENCE s;
GRANT SELECT ON t TO PUBLIC;
-- after --
CREATE TABLE t (a int, b int);
CREATE SEQUENCE s;
GRANT SELECT, INSERT ON t TO pg_monitor;
GRANT UPDATE (a), SELECT (a, b) ON t TO PUBLIC;
GRANT DELETE ON t TO pg_monitor WITH GRANT OPTION;
GRANT USAGE ON SEQUENCE s TO pg_monitor;

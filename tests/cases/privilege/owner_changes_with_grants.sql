-- Owners change in both states, and the privileges stand.
-- before --
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO pg_monitor;
GRANT SELECT ON t TO pg_read_all_data;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO pg_monitor;
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
-- after --
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO pg_read_all_data;
GRANT SELECT ON t TO pg_monitor;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO pg_read_all_data;
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION f() TO pg_monitor WITH GRANT OPTION;

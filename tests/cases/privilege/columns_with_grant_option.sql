-- Column privileges with grant option come, lose it and go, beside privileges on the table.
-- before --
CREATE TABLE t (a int, b int, "C" int);
GRANT SELECT (a), UPDATE (a) ON t TO pg_monitor WITH GRANT OPTION;
GRANT SELECT (b, "C") ON t TO pg_read_all_data;
GRANT INSERT, DELETE ON t TO pg_monitor WITH GRANT OPTION;
-- after --
CREATE TABLE t (a int, b int, "C" int);
GRANT SELECT (a) ON t TO pg_monitor;
GRANT SELECT ("C"), REFERENCES ("C") ON t TO pg_read_all_data WITH GRANT OPTION;
GRANT INSERT, SELECT ON t TO pg_monitor;
GRANT TRUNCATE ON t TO PUBLIC;

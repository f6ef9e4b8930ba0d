-- An index on an existing table is built concurrently.
-- before --
CREATE TABLE t (a int, b text);
-- after --
CREATE TABLE t (a int, b text);
CREATE INDEX t_a ON t (a);
CREATE UNIQUE INDEX ON t (b);
-- rows --
INSERT INTO t VALUES (1, 'x');

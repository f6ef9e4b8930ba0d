-- A primary key on nullable columns.
-- before --
CREATE TABLE t (a int, b int);
-- after --
CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));
-- rows --
INSERT INTO t VALUES (1, 1), (1, 2);

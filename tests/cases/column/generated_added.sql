-- A generated column is added.
-- before --
CREATE TABLE t (a int, b int);
-- after --
CREATE TABLE t (a int, b int, c int GENERATED ALWAYS AS (a + b) STORED);
-- rows --
INSERT INTO t VALUES (1, 2);

-- A generated column's expression changes.
-- before --
CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a + 1) STORED);
-- after --
CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a + 2) STORED);
-- rows --
INSERT INTO t VALUES (1);

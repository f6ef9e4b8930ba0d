-- A generated column becomes a plain one.
-- before --
CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a + 1) STORED);
-- after --
CREATE TABLE t (a int, c int);

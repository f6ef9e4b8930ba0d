-- A view loses a column of a table before the table does.
-- before --
CREATE TABLE t (id int, a int, b int);
CREATE VIEW v AS SELECT id, a, b FROM t;
-- after --
CREATE TABLE t (id int, b int);
CREATE VIEW v AS SELECT id, b FROM t;

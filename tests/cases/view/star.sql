-- A star takes in the columns of its moment.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT * FROM t;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT * FROM t;

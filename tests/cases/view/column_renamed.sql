-- A view's column gets another name.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a AS x FROM t;
-- after --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a AS y FROM t;

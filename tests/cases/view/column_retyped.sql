-- A view's column gets another type.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- after --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a::text AS a FROM t;

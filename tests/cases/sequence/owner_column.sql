-- A sequence gets another owning column.
-- before --
CREATE TABLE t (a int, b int);
CREATE SEQUENCE s OWNED BY t.a;
-- after --
CREATE TABLE t (a int, b int);
CREATE SEQUENCE s OWNED BY t.b;

-- A table becomes unlogged.
-- before --
CREATE TABLE t (id int);
-- after --
CREATE UNLOGGED TABLE t (id int);

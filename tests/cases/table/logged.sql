-- A table becomes logged.
-- before --
CREATE UNLOGGED TABLE t (id int);
-- after --
CREATE TABLE t (id int);

-- The same table twice.
-- before --
-- after --
CREATE TABLE t (id int);
CREATE TABLE t (id int);
-- diagnostics --
after.sql:2:
error:

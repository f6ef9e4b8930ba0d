-- A type that nobody defines.
-- before --
-- after --
CREATE TABLE t (id int, m no_such_type);
-- diagnostics --
after.sql:1:27: error:
no_such_type

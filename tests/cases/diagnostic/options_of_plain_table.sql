-- OPTIONS belong to foreign tables.
-- before --
-- after --
CREATE TABLE t (id int);
ALTER TABLE t OPTIONS (ADD table_name 'x');
ALTER TABLE t ALTER COLUMN id OPTIONS (ADD column_name 'x');
-- diagnostics --
after.sql:2:
after.sql:3:
is not a foreign table
[not-a-foreign-table]

-- ALTER TABLE of a column that is not there.
-- before --
-- after --
CREATE TABLE t (id int);
ALTER TABLE t ALTER COLUMN nope SET NOT NULL;
-- diagnostics --
after.sql:2:
nope

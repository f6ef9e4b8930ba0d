-- Storage, compression, statistics target and options of a column.
-- before --
CREATE TABLE t (a text, b text, c int);
ALTER TABLE t ALTER COLUMN b SET STORAGE EXTERNAL;
-- after --
CREATE TABLE t (a text COMPRESSION pglz, b text, c int);
ALTER TABLE t ALTER COLUMN a SET STORAGE MAIN;
ALTER TABLE t ALTER COLUMN c SET STATISTICS 500;
ALTER TABLE t ALTER COLUMN c SET (n_distinct = -0.5);

-- Storage, compression, statistics and options of columns go back to what the type has.
-- before --
CREATE TABLE t (a text COMPRESSION pglz, b numeric, c int, d int[]);
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE t ALTER COLUMN b SET STORAGE PLAIN;
ALTER TABLE t ALTER COLUMN c SET STATISTICS 0;
ALTER TABLE t ALTER COLUMN c SET (n_distinct = 5, n_distinct_inherited = 7);
ALTER TABLE t ALTER COLUMN d SET STORAGE MAIN;
-- after --
CREATE TABLE t (a text, b numeric, c int, d int[]);
ALTER TABLE t ALTER COLUMN c SET (n_distinct_inherited = -1);

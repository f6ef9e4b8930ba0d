-- A retyped column keeps the storage, compression and statistics that were said about it.
-- before --
CREATE TABLE t (a varchar(10) COMPRESSION pglz, b varchar(5));
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE t ALTER COLUMN a SET STATISTICS 77;
ALTER TABLE t ALTER COLUMN b SET STORAGE MAIN;
-- after --
CREATE TABLE t (a text COMPRESSION pglz, b int);
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE t ALTER COLUMN a SET STATISTICS 77;

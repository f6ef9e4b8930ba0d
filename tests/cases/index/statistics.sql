-- The statistics target of an index expression.
-- before --
CREATE TABLE t (a int);
CREATE INDEX i ON t ((a + 1));
-- after --
CREATE TABLE t (a int);
CREATE INDEX i ON t ((a + 1));
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 1000;

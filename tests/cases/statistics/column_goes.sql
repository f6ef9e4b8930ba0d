-- A column of extended statistics goes, and stands behind the others when it comes back: the statistics are what they were.
-- fails --
The way back makes them as they were, and pg_dump lists their columns in the order of the table, where a column that comes back stands last.
-- before --
CREATE TABLE t (a integer, b integer, c integer);
CREATE STATISTICS s3 ON a, b, c FROM t;
CREATE STATISTICS s2 (mcv) ON a, b FROM t;
CREATE STATISTICS stays ON b, c FROM t;
-- after --
CREATE TABLE t (b integer, c integer);
CREATE STATISTICS stays ON b, c FROM t;
-- plan --
-- down --

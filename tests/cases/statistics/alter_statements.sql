-- Statements in a file that rename, move, drop and copy statistics leave what is there already.
-- before --
CREATE SCHEMA app;
CREATE TABLE t (a int, b int);
CREATE STATISTICS app.moved ON a, b FROM t;
CREATE TABLE copy (a int, b int);
CREATE STATISTICS copy_a_b_stat ON a, b FROM copy;
-- after --
CREATE SCHEMA app;
CREATE TABLE t (a int, b int);
CREATE STATISTICS old_name ON a, b FROM t;
ALTER STATISTICS old_name RENAME TO moved;
ALTER STATISTICS moved SET SCHEMA app;
CREATE TABLE copy (LIKE t INCLUDING STATISTICS);
CREATE STATISTICS gone ON a, b FROM t;
DROP STATISTICS gone;
DROP STATISTICS IF EXISTS nothing;

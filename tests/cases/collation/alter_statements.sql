-- Statements in a file that rename, move and drop collations leave what is there already.
-- before --
CREATE SCHEMA app;
CREATE COLLATION app.b (locale = 'C');
CREATE TABLE t (a text COLLATE app.b, c text CHECK (c > 'x' COLLATE app.b));
-- after --
CREATE SCHEMA app;
CREATE COLLATION a (locale = 'C');
CREATE TABLE t (a text COLLATE a, c text CHECK (c > 'x' COLLATE a), d text COLLATE a);
ALTER COLLATION a RENAME TO b;
ALTER COLLATION b SET SCHEMA app;
ALTER COLLATION app.b REFRESH VERSION;
CREATE COLLATION gone (locale = 'C');
DROP COLLATION gone;
DROP COLLATION IF EXISTS nothing;
ALTER TABLE t DROP COLUMN d;

-- Comments on columns come, change and go.
-- before --
CREATE TABLE t (a int, b int, c int);
COMMENT ON COLUMN t.b IS 'old';
COMMENT ON COLUMN t.c IS 'goes';
-- after --
CREATE TABLE t (a int, b int, c int);
COMMENT ON COLUMN t.a IS 'comes';
COMMENT ON COLUMN t.b IS 'new';

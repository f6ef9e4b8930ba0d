-- A view goes, with what was said about it.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
COMMENT ON VIEW v IS 'gone';
-- after --
CREATE TABLE t (a int);

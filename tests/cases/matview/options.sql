-- Options of a materialized view.
-- before --
CREATE TABLE t (a text);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
-- after --
CREATE TABLE t (a text);
CREATE MATERIALIZED VIEW m WITH (autovacuum_enabled = false) AS SELECT a FROM t;
COMMENT ON COLUMN m.a IS 'a column';

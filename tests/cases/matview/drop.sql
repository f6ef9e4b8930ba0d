-- A materialized view goes with its indexes.
-- before --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE INDEX m_a ON m (a);
COMMENT ON MATERIALIZED VIEW m IS 'gone';
-- after --
CREATE TABLE t (a int);

-- Another query: the view and its indexes are built again.
-- before --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE UNIQUE INDEX m_a ON m (a);
COMMENT ON MATERIALIZED VIEW m IS 'stays';
-- after --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a, a + 1 AS b FROM t;
CREATE UNIQUE INDEX m_a ON m (a);
COMMENT ON MATERIALIZED VIEW m IS 'stays';

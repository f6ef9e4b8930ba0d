-- Indexes of a materialized view come, change and go; it is clustered on one of them.
-- before --
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE INDEX m_a ON m (a);
CREATE INDEX m_gone ON m (b);
ALTER MATERIALIZED VIEW m CLUSTER ON m_a;
-- after --
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE UNIQUE INDEX m_a ON m (a) INCLUDE (b);
CREATE INDEX m_lower ON m (lower(b) text_pattern_ops) WHERE a > 0;
ALTER MATERIALIZED VIEW m CLUSTER ON m_a;
ALTER MATERIALIZED VIEW m ALTER COLUMN b SET STATISTICS 50;

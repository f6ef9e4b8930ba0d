-- A materialized view without data.
-- before --
CREATE TABLE t (a int, b int);
-- after --
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m (x, y) WITH (fillfactor = 70) AS SELECT a, sum(b) FROM t GROUP BY a WITH NO DATA;

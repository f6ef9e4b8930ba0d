-- A view over a materialized view over a view.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM v;
CREATE VIEW w AS SELECT a FROM m;
-- after --
CREATE TABLE t (a bigint, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM v;
CREATE VIEW w AS SELECT a FROM m;

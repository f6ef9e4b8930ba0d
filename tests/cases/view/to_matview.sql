-- A view becomes a materialized view of the same name, with a view over it.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
-- after --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW v AS SELECT a FROM t;
CREATE UNIQUE INDEX v_a ON v (a);
CREATE VIEW w AS SELECT a FROM v;

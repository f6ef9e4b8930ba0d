-- A view with named columns and options.
-- before --
CREATE TABLE t (a int, b text);
-- after --
CREATE TABLE t (a int, b text);
CREATE VIEW v (x, y) WITH (security_barrier) AS SELECT a, upper(b) FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW w WITH (security_invoker = true) AS SELECT a + 1 AS n FROM t;

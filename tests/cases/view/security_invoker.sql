-- security_invoker is switched on and a view's query changes in the same go.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w WITH (security_barrier = true, security_invoker = true) AS SELECT a FROM v;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v WITH (security_invoker = true) AS SELECT a, b FROM t;
CREATE VIEW w WITH (security_barrier = false) AS SELECT a, b FROM v;

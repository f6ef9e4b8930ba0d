-- Storage parameters and SET clauses come in the order given, after changes of one of them, too.
-- before --
CREATE TABLE t (a text) WITH (toast_tuple_target = 256, fillfactor = 70, autovacuum_enabled = false);
CREATE INDEX i ON t (a) WITH (fillfactor = 60, deduplicate_items = off);
CREATE VIEW v WITH (security_invoker = true) AS SELECT a FROM t;
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET work_mem = '1MB' SET search_path = public SET enable_sort = off AS 'SELECT 1';
-- after --
CREATE TABLE t (a text) WITH (toast_tuple_target = 256, autovacuum_enabled = false, fillfactor = 80, parallel_workers = 3);
ALTER TABLE t SET (autovacuum_enabled = true);
ALTER TABLE t ALTER a SET (n_distinct_inherited = 3, n_distinct = 2);
CREATE INDEX i ON t (a) WITH (fillfactor = 50, deduplicate_items = off);
CREATE INDEX k ON t (a DESC) WITH (fillfactor = 60, deduplicate_items = off);
CREATE VIEW v WITH (security_invoker = true, security_barrier = true) AS SELECT a FROM t;
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET work_mem = '1MB' SET search_path = public SET enable_hashagg = off AS 'SELECT 2';
CREATE FUNCTION g() RETURNS int LANGUAGE sql SET work_mem = '1MB' SET enable_sort = off AS 'SELECT 1';
ALTER FUNCTION g() SET work_mem = '2MB' SET enable_hashjoin = off;

-- A retyped column takes its views along, and they come back with comments and options.
-- before --
CREATE TABLE t (id int, a varchar(10));
CREATE VIEW v WITH (security_barrier = true) AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT a FROM v WHERE id > 1;
COMMENT ON VIEW v IS 'kept';
COMMENT ON COLUMN w.a IS 'kept too';
-- after --
CREATE TABLE t (id int, a text);
CREATE VIEW v WITH (security_barrier = true) AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT a FROM v WHERE id > 1;
COMMENT ON VIEW v IS 'kept';
COMMENT ON COLUMN w.a IS 'kept too';

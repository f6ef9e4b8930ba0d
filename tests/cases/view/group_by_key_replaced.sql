-- The primary key under a view that groups by it is replaced.
-- before --
CREATE TABLE t (id int, name text, n int, CONSTRAINT k PRIMARY KEY (id));
CREATE VIEW v AS SELECT id, name, sum(n) AS s FROM t GROUP BY id;
-- after --
CREATE TABLE t (id int, name text, n int, CONSTRAINT k PRIMARY KEY (id) INCLUDE (n));
CREATE VIEW v AS SELECT id, name, sum(n) AS s FROM t GROUP BY id;

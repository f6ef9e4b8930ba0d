-- A view that groups by a primary key leans on it when the key changes.
-- before --
CREATE TABLE t (id int PRIMARY KEY, name text, n int);
CREATE VIEW v AS SELECT id, name, sum(n) AS s FROM t GROUP BY id;
-- after --
CREATE TABLE t (id int PRIMARY KEY, name text, n int, extra int);
CREATE VIEW v AS SELECT id, name, extra, sum(n) AS s FROM t GROUP BY id;

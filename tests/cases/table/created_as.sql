-- Tables that take their columns from a query or a view.
-- before --
-- after --
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int PRIMARY KEY, name varchar(20) NOT NULL, price numeric(10, 2), m mood, tags text[]);
CREATE VIEW v AS SELECT id, upper(name) AS name, m FROM t;
COMMENT ON COLUMN v.name IS 'in capitals';
CREATE TABLE copy WITH (fillfactor = 70) AS SELECT * FROM t;
CREATE TABLE counted (m, n, total) AS SELECT m, count(*), sum(price) FROM t GROUP BY m;
CREATE UNLOGGED TABLE empty AS SELECT 'x' AS label, now() AS at, 1 AS one WITH NO DATA;
CREATE TABLE like_view (LIKE v INCLUDING COMMENTS, extra int);
ALTER TABLE counted ADD PRIMARY KEY (m);

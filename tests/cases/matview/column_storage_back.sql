-- The storage of a column goes back to its type's own, which servers before 16 have no word for.
-- before --
CREATE TABLE t (id int, name text, amount numeric);
CREATE MATERIALIZED VIEW m AS SELECT id, name, amount FROM t;
ALTER MATERIALIZED VIEW m ALTER COLUMN name SET STORAGE external;
ALTER MATERIALIZED VIEW m ALTER COLUMN amount SET STORAGE plain;
-- after --
CREATE TABLE t (id int, name text, amount numeric);
CREATE MATERIALIZED VIEW m AS SELECT id, name, amount FROM t;

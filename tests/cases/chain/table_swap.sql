-- A table becomes a view and a view a table.
-- before --
CREATE TABLE a (x int);
CREATE VIEW b AS SELECT 1 AS y;
-- after --
CREATE VIEW a AS SELECT 1 AS x;
CREATE TABLE b (y int);

-- A rule that makes a view of a table.
-- before --
-- after --
CREATE TABLE t (id int);
CREATE RULE "_RETURN" AS ON SELECT TO t DO INSTEAD SELECT 1 AS id;
-- diagnostics --
after.sql:2:1: error:

-- Broken SQL is told with its place.
-- before --
-- after --
CREATE TABLE t (id int);
CREATE TABEL u (id int);
-- diagnostics --
after.sql:2:8: error: syntax error at or near "TABEL"

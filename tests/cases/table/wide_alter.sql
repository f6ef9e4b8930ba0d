-- A table of many columns gets a changed type, a default, a rename and a drop at once, with a view over all.
-- before --
CREATE TABLE t (id int, a int, b int, c int, d int, e int, f int, g int, h int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT id, h FROM v;
-- after --
CREATE TABLE t (id int NOT NULL, a bigint, b int DEFAULT 1,
    -- @renamed from=c
    cc int, e int, f text, g int, h int, i int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT id, h FROM v;

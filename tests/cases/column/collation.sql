-- A column's collation changes.
-- before --
CREATE TABLE t (a text, b text COLLATE "C");
-- after --
CREATE TABLE t (a text COLLATE "C", b text);

-- A recursive view.
-- before --
CREATE TABLE t (id int, parent int);
-- after --
CREATE TABLE t (id int, parent int);
CREATE RECURSIVE VIEW tree (id, depth) AS
    SELECT id, 0 FROM t WHERE parent IS NULL
    UNION ALL
    SELECT t.id, tree.depth + 1 FROM t JOIN tree ON t.parent = tree.id;

-- A default changes.
-- before --
CREATE TABLE t (a text DEFAULT 'x', b int DEFAULT 1);
-- after --
CREATE TABLE t (a text DEFAULT 'y', b int DEFAULT (2 + 3));

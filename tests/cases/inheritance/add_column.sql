-- A column added to the parent comes to the children.
-- before --
CREATE TABLE p (a int);
CREATE TABLE c (d int) INHERITS (p);
-- after --
CREATE TABLE p (a int, b int DEFAULT 5);
CREATE TABLE c (d int) INHERITS (p);

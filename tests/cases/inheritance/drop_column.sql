-- A column dropped from the parent goes from the children.
-- before --
CREATE TABLE p (a int, b int);
CREATE TABLE c (d int) INHERITS (p);
-- after --
CREATE TABLE p (a int);
CREATE TABLE c (d int) INHERITS (p);

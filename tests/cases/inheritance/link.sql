-- A table starts to inherit, and a column that it had before is its own and its parent's.
-- before --
CREATE TABLE p (a int);
CREATE TABLE c (a int, b int);
-- after --
CREATE TABLE p (a int);
CREATE TABLE c (a int, b int) INHERITS (p);

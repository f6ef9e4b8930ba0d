-- A constraint gives its name to an index, and an index its name to a constraint.
-- before --
CREATE TABLE t (a int, b int, c int, CONSTRAINT x UNIQUE (a));
CREATE INDEX y ON t (b);
-- after --
CREATE TABLE t (a int, b int, c int, CONSTRAINT y UNIQUE (a));
CREATE INDEX x ON t (b);

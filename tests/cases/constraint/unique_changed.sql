-- A unique constraint becomes deferrable, another covers other columns.
-- before --
CREATE TABLE t (a int, b int, CONSTRAINT x UNIQUE (a), CONSTRAINT y UNIQUE (a, b));
-- after --
CREATE TABLE t (a int, b int, CONSTRAINT x UNIQUE (a) DEFERRABLE, CONSTRAINT y UNIQUE (b));

-- A retyped column on a parent.
-- before --
CREATE TABLE p (a int, b int);
CREATE TABLE c (d int) INHERITS (p);
-- after --
CREATE TABLE p (a bigint, b int NOT NULL);
CREATE TABLE c (d int) INHERITS (p);

-- A unique constraint and a unique index start to treat nulls as equal, under a foreign key.
-- before --
CREATE TABLE t (a int, b int, CONSTRAINT ua UNIQUE (a));
CREATE UNIQUE INDEX ub ON t (b);
CREATE TABLE c (a int REFERENCES t (a));
-- after --
CREATE TABLE t (a int, b int, CONSTRAINT ua UNIQUE NULLS NOT DISTINCT (a));
CREATE UNIQUE INDEX ub ON t (b) NULLS NOT DISTINCT;
CREATE TABLE c (a int REFERENCES t (a));

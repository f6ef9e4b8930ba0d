-- A column with a constant default is added in an instant.
-- before --
CREATE TABLE t (id int);
-- after --
CREATE TABLE t (id int, flag boolean NOT NULL DEFAULT false);
-- rows --
INSERT INTO t VALUES (1);

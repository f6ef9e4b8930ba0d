-- A primary key on a populated table through a concurrent index.
-- before --
CREATE TABLE t (id int NOT NULL, a int);
-- after --
CREATE TABLE t (id int PRIMARY KEY, a int);
-- rows --
INSERT INTO t VALUES (1, 1), (2, 2);

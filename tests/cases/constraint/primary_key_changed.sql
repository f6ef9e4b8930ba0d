-- Another primary key.
-- before --
CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL);
-- after --
CREATE TABLE t (id int NOT NULL, a int PRIMARY KEY);

-- A foreign key that leans on a unique index, which is rebuilt with other options.
-- before --
CREATE TABLE p (id int, v int);
CREATE UNIQUE INDEX p_id ON p (id);
CREATE TABLE c (p_id int REFERENCES p (id));
-- after --
CREATE TABLE p (id int, v int);
CREATE UNIQUE INDEX p_id ON p (id) INCLUDE (v);
CREATE TABLE c (p_id int REFERENCES p (id));

-- A foreign key is added NOT VALID and validated later.
-- before --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int);
-- after --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p ON DELETE CASCADE ON UPDATE SET NULL);
-- rows --
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);

-- Both ends of a foreign key are retyped.
-- before --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int REFERENCES p);
-- after --
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY, p_id bigint REFERENCES p);
-- rows --
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);

-- A referenced unique constraint becomes the primary key, under the same name.
-- before --
CREATE TABLE p (id int NOT NULL, CONSTRAINT k UNIQUE (id));
CREATE TABLE c (p_id int CONSTRAINT f REFERENCES p (id));
-- after --
CREATE TABLE p (id int, CONSTRAINT k PRIMARY KEY (id));
CREATE TABLE c (p_id int CONSTRAINT f REFERENCES p (id));

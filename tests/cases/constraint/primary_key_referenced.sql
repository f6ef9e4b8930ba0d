-- A referenced primary key gets a column more; the foreign key moves over.
-- before --
CREATE TABLE p (id int PRIMARY KEY, v int NOT NULL);
CREATE TABLE c (p_id int REFERENCES p (id));
-- after --
CREATE TABLE p (id int UNIQUE NOT NULL, v int NOT NULL, PRIMARY KEY (id, v));
CREATE TABLE c (p_id int REFERENCES p (id));

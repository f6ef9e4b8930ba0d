-- The primary key moves to another column, and self and foreign references follow.
-- before --
CREATE TABLE p (id int PRIMARY KEY, code text NOT NULL UNIQUE, up int REFERENCES p);
CREATE TABLE c (p int REFERENCES p (id), pc text REFERENCES p (code));
-- after --
CREATE TABLE p (id int NOT NULL UNIQUE, code text PRIMARY KEY, up int REFERENCES p (id));
CREATE TABLE c (p int REFERENCES p (id), pc text REFERENCES p (code));

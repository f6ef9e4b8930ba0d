-- Dropping a primary key and allowing nulls, with a foreign key that moves to a unique constraint.
-- before --
CREATE TABLE p (id int PRIMARY KEY, code text NOT NULL UNIQUE);
CREATE TABLE c (code text REFERENCES p (code), p_id int REFERENCES p);
-- after --
CREATE TABLE p (id int, code text NOT NULL UNIQUE);
CREATE TABLE c (code text REFERENCES p (code), p_id int);

-- The referenced table moves to another key.
-- before --
CREATE TABLE p (id int PRIMARY KEY, code text NOT NULL UNIQUE);
CREATE TABLE c (p_code text REFERENCES p (code));
-- after --
CREATE TABLE p (id int PRIMARY KEY, code text NOT NULL, region text NOT NULL, UNIQUE (code, region));
CREATE TABLE c (p_code text);

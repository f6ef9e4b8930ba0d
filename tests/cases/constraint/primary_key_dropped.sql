-- The primary key goes; NOT NULL goes with it where the file says so.
-- before --
CREATE TABLE t (id int PRIMARY KEY);
-- after --
CREATE TABLE t (id int);

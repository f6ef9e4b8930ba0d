-- NOT NULL goes.
-- before --
CREATE TABLE t (id int, a text NOT NULL);
-- after --
CREATE TABLE t (id int, a text);

-- A table refers to itself.
-- before --
-- after --
CREATE TABLE t (id int PRIMARY KEY, parent_id int REFERENCES t);

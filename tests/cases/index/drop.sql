-- An index is dropped concurrently.
-- before --
CREATE TABLE t (a int);
CREATE INDEX t_a ON t (a);
-- after --
CREATE TABLE t (a int);

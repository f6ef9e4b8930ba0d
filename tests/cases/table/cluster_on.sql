-- The index a table is clustered on.
-- before --
CREATE TABLE t (id int, a int);
CREATE INDEX t_id ON t (id);
CREATE INDEX t_a ON t (a);
ALTER TABLE t CLUSTER ON t_id;
-- after --
CREATE TABLE t (id int, a int);
CREATE INDEX t_id ON t (id);
CREATE INDEX t_a ON t (a);
ALTER TABLE t CLUSTER ON t_a;

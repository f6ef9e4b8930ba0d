-- A policy goes.
-- before --
CREATE TABLE t (id int);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (id > 0);
-- after --
CREATE TABLE t (id int);

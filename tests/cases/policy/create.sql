-- Policies of every sort.
-- before --
CREATE TABLE t (id int, owner name);
-- after --
CREATE TABLE t (id int, owner name);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p1 ON t USING (owner = CURRENT_USER);
CREATE POLICY p2 ON t AS RESTRICTIVE FOR UPDATE TO PUBLIC USING (id > 0) WITH CHECK (id > 1);
CREATE POLICY p3 ON t FOR INSERT WITH CHECK (id IN (SELECT x FROM generate_series(1, 3) x));
CREATE POLICY p4 ON t FOR DELETE TO pg_monitor USING (false);

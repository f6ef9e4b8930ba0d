-- A policy's expressions change in place.
-- before --
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (id > 0);
CREATE POLICY q ON t FOR SELECT USING (true);
-- after --
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (id > 1) WITH CHECK (id > 2);
CREATE POLICY q ON t FOR DELETE USING (true);
COMMENT ON POLICY q ON t IS 'delete all';

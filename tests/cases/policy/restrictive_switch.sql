-- Policies turn from permissive to restrictive and to other commands and roles.
-- before --
CREATE TABLE t (id int, owner name);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY a ON t USING (owner = CURRENT_USER);
CREATE POLICY b ON t AS RESTRICTIVE FOR INSERT TO pg_write_all_data, pg_monitor WITH CHECK (id > 0);
CREATE POLICY c ON t FOR UPDATE TO pg_monitor USING (true) WITH CHECK (id > 0);
COMMENT ON POLICY a ON t IS 'kept';
-- after --
CREATE TABLE t (id int, owner name);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY a ON t AS RESTRICTIVE USING (owner = CURRENT_USER);
CREATE POLICY b ON t AS RESTRICTIVE FOR INSERT TO pg_read_all_data, pg_monitor WITH CHECK (id > 0);
CREATE POLICY c ON t FOR UPDATE USING (true);
COMMENT ON POLICY a ON t IS 'kept';

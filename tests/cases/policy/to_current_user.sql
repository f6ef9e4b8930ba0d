-- CURRENT_USER and SESSION_USER are the role that runs the plan.
-- before --
CREATE TABLE t (id int);
CREATE POLICY p ON t TO CURRENT_USER USING (id > 0);
CREATE POLICY q ON t TO pg_monitor USING (id > 0);
-- after --
CREATE TABLE t (id int);
CREATE POLICY p ON t TO CURRENT_USER USING (id > 1);
CREATE POLICY q ON t TO pg_monitor, SESSION_USER USING (id > 0);
CREATE POLICY r ON t FOR INSERT TO CURRENT_ROLE WITH CHECK (id > 0);

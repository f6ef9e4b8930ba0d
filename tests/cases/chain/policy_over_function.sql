-- A policy over a function over a view over a table that loses the column.
-- before --
CREATE TABLE t (id int, tenant int);
CREATE TABLE member (tenant int, name text, old int);
CREATE VIEW my AS SELECT tenant, old FROM member WHERE name = CURRENT_USER;
CREATE FUNCTION allowed(x int) RETURNS boolean LANGUAGE sql STABLE RETURN (SELECT EXISTS (SELECT 1 FROM my WHERE tenant = x));
CREATE POLICY p ON t USING (allowed(tenant));
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- after --
CREATE TABLE t (id int, tenant int);
CREATE TABLE member (tenant int, name text);
CREATE VIEW my AS SELECT tenant FROM member WHERE name = CURRENT_USER;
CREATE FUNCTION allowed(x int) RETURNS boolean LANGUAGE sql STABLE RETURN (SELECT EXISTS (SELECT 1 FROM my WHERE tenant = x));
CREATE POLICY p ON t USING (allowed(tenant));
ALTER TABLE t ENABLE ROW LEVEL SECURITY;

-- A policy whose expression is replaced further down no longer needs what the first one named.
-- before --
CREATE TABLE a (id int);
CREATE TABLE b (id int);
CREATE FUNCTION ok() RETURNS bool LANGUAGE sql STABLE AS 'SELECT true';
CREATE POLICY p ON a USING (id IN (SELECT b.id FROM b)) WITH CHECK (ok());
-- after --
CREATE TABLE a (id int);
CREATE TABLE b (id int);
CREATE FUNCTION ok() RETURNS bool LANGUAGE sql STABLE AS 'SELECT true';
CREATE POLICY p ON a USING (id IN (SELECT b.id FROM b)) WITH CHECK (ok());
ALTER POLICY p ON a USING (id > 1);
DROP TABLE b;

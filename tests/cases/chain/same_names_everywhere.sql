-- One name for a table, a column, a constraint, a trigger, a policy, a function, a schema and a type.
-- before --
CREATE SCHEMA x;
CREATE TABLE x.x (x int);
-- after --
CREATE SCHEMA x;
CREATE FUNCTION x.x() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE x.x (x int CONSTRAINT x CHECK (x > 0), y int);
CREATE FUNCTION x.x(x x.x) RETURNS int LANGUAGE sql AS 'SELECT (x.x).x';
CREATE TRIGGER x BEFORE INSERT ON x.x FOR EACH ROW EXECUTE FUNCTION x.x();
CREATE POLICY x ON x.x USING (x > 0);
CREATE VIEW x AS SELECT x.x AS x FROM x.x;

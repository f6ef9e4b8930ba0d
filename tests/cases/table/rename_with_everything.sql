-- A renamed table with a serial, a trigger, a policy, a foreign key, generated names and a function over its row type.
-- before --
CREATE TABLE person (id serial PRIMARY KEY, email text UNIQUE, boss int REFERENCES person, age int CHECK (age > 0));
CREATE FUNCTION f(p person) RETURNS text LANGUAGE sql AS 'SELECT p.email';
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION trg();
CREATE POLICY p ON person USING (email = CURRENT_USER);
CREATE TABLE card (person_id int REFERENCES person);
GRANT SELECT (email) ON person TO pg_monitor;
-- after --
-- @renamed from=person
CREATE TABLE "User" (id serial PRIMARY KEY, email text UNIQUE, boss int REFERENCES "User", age int CHECK (age > 0));
CREATE FUNCTION f(p "User") RETURNS text LANGUAGE sql AS 'SELECT p.email';
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t BEFORE UPDATE ON "User" FOR EACH ROW EXECUTE FUNCTION trg();
CREATE POLICY p ON "User" USING (email = CURRENT_USER);
CREATE TABLE card (person_id int REFERENCES "User");
GRANT SELECT (email) ON "User" TO pg_monitor;
-- rows --
INSERT INTO person (email) VALUES ('x');

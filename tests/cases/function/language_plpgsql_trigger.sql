-- A trigger function and its trigger arrive together, the function named in quotes.
-- before --
CREATE TABLE t (a int);
-- after --
CREATE TABLE t (a int);
CREATE FUNCTION "On Change"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trigger" BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION "On Change"('x', 'it''s', 'back\slash');

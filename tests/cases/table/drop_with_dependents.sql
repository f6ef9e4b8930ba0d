-- A dropped table takes its view, trigger and policy along; the down restores all of them.
-- before --
CREATE TABLE t (id int PRIMARY KEY, owner text);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (owner = CURRENT_USER);
CREATE VIEW v AS SELECT id FROM t;
-- after --
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;

-- A trigger and a policy are renamed.
-- before --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER old_name BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY old_policy ON t USING (a > 0);
-- after --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- @renamed from=old_name
CREATE TRIGGER "New Name" BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
-- @renamed from=old_policy
CREATE POLICY "new policy" ON t USING (a > 0);

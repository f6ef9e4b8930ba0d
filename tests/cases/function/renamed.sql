-- A function is renamed under a default, a trigger and a view.
-- before --
CREATE FUNCTION old_f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION old_t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE t (a int DEFAULT old_f());
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION old_t();
CREATE VIEW v AS SELECT old_f() AS old_f FROM t;
-- after --
-- @renamed from=old_f
CREATE FUNCTION "new f"() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- @renamed from=old_t
CREATE FUNCTION new_t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE t (a int DEFAULT "new f"());
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION new_t();
CREATE VIEW v AS SELECT "new f"() AS old_f FROM t;

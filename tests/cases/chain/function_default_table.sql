-- A function behind a default, a check, an index, a generated column and a policy changes its signature.
-- before --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE t (a int DEFAULT f(1), b int CHECK (f(b) > 0), c int GENERATED ALWAYS AS (f(7)) STORED);
CREATE INDEX i ON t (f(a));
CREATE POLICY p ON t USING (f(a) = 1);
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW WHEN (f(NEW.a) > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger();
-- after --
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT b';
CREATE TABLE t (a int DEFAULT f(1), b int CHECK (f(b) > 0), c int GENERATED ALWAYS AS (f(7)) STORED);
CREATE INDEX i ON t (f(a));
CREATE POLICY p ON t USING (f(a) = 1);
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW WHEN (f(NEW.a) > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger();

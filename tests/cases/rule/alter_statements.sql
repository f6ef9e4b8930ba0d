-- Statements in a file that replace, rename and drop rules and what they name leave what is there already.
-- before --
CREATE TABLE t (a int, c int);
CREATE TABLE logs (a int);
CREATE RULE s AS ON INSERT TO t DO ALSO INSERT INTO logs VALUES (NEW.c);
ALTER TABLE t DISABLE RULE s;
-- after --
CREATE TABLE t (a int, b int);
CREATE TABLE log (a int);
CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;
ALTER TABLE t DISABLE RULE r;
CREATE OR REPLACE RULE r AS ON INSERT TO t DO ALSO INSERT INTO log VALUES (NEW.b);
ALTER RULE r ON t RENAME TO s;
CREATE RULE gone AS ON DELETE TO t DO INSTEAD NOTHING;
DROP RULE gone ON t;
DROP RULE IF EXISTS nothing ON t;
ALTER TABLE log RENAME TO logs;
ALTER TABLE t RENAME b TO c;

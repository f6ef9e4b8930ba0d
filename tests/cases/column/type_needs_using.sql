-- A type change that needs USING.
-- before --
CREATE TABLE t (a text, b text DEFAULT '7');
-- after --
CREATE TABLE t (a integer, b integer DEFAULT 7);
-- rows --
INSERT INTO t VALUES ('1', '2');

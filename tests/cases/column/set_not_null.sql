-- A populated column becomes NOT NULL through a validated check.
-- before --
CREATE TABLE t (id int, a text);
-- after --
CREATE TABLE t (id int, a text NOT NULL);
-- rows --
INSERT INTO t VALUES (1, 'x');

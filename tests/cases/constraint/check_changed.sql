-- A check changes.
-- before --
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
-- after --
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 1));
-- rows --
INSERT INTO t VALUES (5);

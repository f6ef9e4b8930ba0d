-- A check is added NOT VALID and validated in a transaction of its own.
-- before --
CREATE TABLE t (a int);
-- after --
CREATE TABLE t (a int, CONSTRAINT positive CHECK (a > 0));
-- rows --
INSERT INTO t VALUES (1);

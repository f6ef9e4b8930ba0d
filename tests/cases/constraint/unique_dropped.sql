-- A unique constraint goes.
-- before --
CREATE TABLE t (a int UNIQUE);
-- after --
CREATE TABLE t (a int);

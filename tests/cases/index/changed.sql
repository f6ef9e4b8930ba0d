-- A changed index is replaced without a moment without index.
-- before --
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a);
-- after --
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a, b DESC);
-- rows --
INSERT INTO t VALUES (1, 2);

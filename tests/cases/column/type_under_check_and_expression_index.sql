-- Checks and expression indexes of a retyped column stay or come back.
-- before --
CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0));
CREATE INDEX t_e ON t ((a + 1));
CREATE INDEX t_p ON t (a) WHERE a > 10;
-- after --
CREATE TABLE t (a bigint CONSTRAINT positive CHECK (a > 0));
CREATE INDEX t_e ON t ((a + 1));
CREATE INDEX t_p ON t (a) WHERE a > 10;

-- An unnamed index matches an existing one by definition.
-- before --
CREATE TABLE t (a int);
CREATE INDEX whatever ON t (a);
-- after --
CREATE TABLE t (a int);
CREATE INDEX ON t (a);

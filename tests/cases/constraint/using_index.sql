-- A constraint that takes over an index.
-- before --
CREATE TABLE t (a int NOT NULL);
-- after --
CREATE TABLE t (a int NOT NULL);
CREATE UNIQUE INDEX by_a ON t (a);
ALTER TABLE t ADD CONSTRAINT t_key PRIMARY KEY USING INDEX by_a;

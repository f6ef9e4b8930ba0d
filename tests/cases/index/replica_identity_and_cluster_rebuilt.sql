-- An index that a table is clustered on and identified by is rebuilt with another column.
-- before --
CREATE TABLE t (a int NOT NULL, b int NOT NULL);
CREATE UNIQUE INDEX i ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX i;
ALTER TABLE t CLUSTER ON i;
-- after --
CREATE TABLE t (a int NOT NULL, b int NOT NULL);
CREATE UNIQUE INDEX i ON t (a, b);
ALTER TABLE t REPLICA IDENTITY USING INDEX i;
ALTER TABLE t CLUSTER ON i;

-- A partition has an index that its new sibling at the root takes over.
-- before --
CREATE TABLE m (a int, b int) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2);
CREATE INDEX m1_b ON m1 (b);
-- after --
CREATE TABLE m (a int, b int) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2);
CREATE INDEX m1_b ON m1 (b);
CREATE INDEX m_b ON m (b);
ALTER INDEX m_b ATTACH PARTITION m1_b;

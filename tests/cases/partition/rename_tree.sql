-- A partitioned table and one of its partitions are renamed, with their keys and indexes.
-- before --
CREATE TABLE m (id int, CONSTRAINT m_key PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_id ON m (id);
-- after --
-- @renamed from=m
CREATE TABLE "Measure" (id int, CONSTRAINT m_key PRIMARY KEY (id)) PARTITION BY RANGE (id);
-- @renamed from=m1
CREATE TABLE "Measure 1" PARTITION OF "Measure" FOR VALUES FROM (0) TO (10);
CREATE INDEX m_id ON "Measure" (id);
-- rows --
INSERT INTO m VALUES (1);

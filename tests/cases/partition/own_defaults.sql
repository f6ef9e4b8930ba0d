-- Partitions with defaults, checks and indexes of their own.
-- before --
CREATE TABLE m (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE m (a int, b text DEFAULT 'parent') PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m (b DEFAULT 'child', CONSTRAINT only_here CHECK (b <> 'x')) FOR VALUES FROM (0) TO (10);
CREATE INDEX m1_b ON m1 (b);

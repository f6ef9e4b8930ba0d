-- Another partition key means another table.
-- before --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (b);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);

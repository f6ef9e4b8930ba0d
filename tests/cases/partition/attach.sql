-- A table becomes a partition.
-- before --
CREATE TABLE m (id int NOT NULL, a int) PARTITION BY LIST (a);
CREATE TABLE m1 (id int NOT NULL, a int);
-- after --
CREATE TABLE m (id int NOT NULL, a int) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1, 2, NULL);

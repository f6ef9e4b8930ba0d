-- A sub-tree moves from one parent to another, and its own indexes with it.
-- before --
CREATE TABLE a (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE b (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE s PARTITION OF a FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE s1 PARTITION OF s FOR VALUES IN (1, NULL);
CREATE INDEX a_k ON a (k);
CREATE INDEX b_k ON b (k);
-- after --
CREATE TABLE a (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE b (id int, k int) PARTITION BY RANGE (id);
CREATE TABLE s PARTITION OF b FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE s1 PARTITION OF s FOR VALUES IN (1, NULL);
CREATE INDEX a_k ON a (k);
CREATE INDEX b_k ON b (k);

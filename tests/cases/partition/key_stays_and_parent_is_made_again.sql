-- A table becomes a partition of a parent that is made again with another partition key: its key comes with the parent's.
-- before --
CREATE TABLE t (id int NOT NULL, region text NOT NULL, CONSTRAINT k PRIMARY KEY (id, region)) PARTITION BY RANGE (region, id);
CREATE TABLE t1 (id int NOT NULL, region text NOT NULL);
CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (MINVALUE, MINVALUE) TO ('m', 0);
-- after --
CREATE TABLE t (id int NOT NULL, region text NOT NULL, CONSTRAINT k PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('a', 'b');

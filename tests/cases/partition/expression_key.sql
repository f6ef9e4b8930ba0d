-- Expressions, collations and operator classes in a partition key.
-- before --
-- after --
CREATE TABLE m (a text, b int) PARTITION BY RANGE (lower(a) COLLATE "C", b int4_ops);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('a', 1) TO ('b', MAXVALUE);

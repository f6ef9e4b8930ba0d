-- A column that a sub-partitioned table is partitioned by gets another type.
-- before --
CREATE TABLE m (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE m24 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY HASH (id);
CREATE TABLE m24_0 PARTITION OF m24 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
-- after --
CREATE TABLE m (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE m24 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY HASH (id);
CREATE TABLE m24_0 PARTITION OF m24 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
-- fails --
PostgreSQL does not retype a column of a partition key, and the table is not made anew for it yet.

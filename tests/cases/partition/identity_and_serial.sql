-- Partitioned tables with serial columns, defaults of partitions and generated columns.
-- before --
-- after --
CREATE TABLE m (id bigserial, a int, b int GENERATED ALWAYS AS (a * 2) STORED, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE m0 PARTITION OF m FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE m1 PARTITION OF m (a DEFAULT 7, CONSTRAINT own CHECK (a <> 5)) FOR VALUES WITH (MODULUS 2, REMAINDER 1) WITH (fillfactor = 70);
CREATE UNIQUE INDEX m1_a ON m1 (a);
COMMENT ON COLUMN m1.a IS 'of the partition';

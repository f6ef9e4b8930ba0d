-- Policies and row security of a partitioned table and one of its partitions.
-- before --
CREATE TABLE m (tenant int) PARTITION BY LIST (tenant);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
-- after --
CREATE TABLE m (tenant int) PARTITION BY LIST (tenant);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
ALTER TABLE m ENABLE ROW LEVEL SECURITY;
ALTER TABLE m1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "Ü" ON m USING (tenant = current_setting('my.tenant', true)::int);
CREATE POLICY "Ü" ON m1 USING (false);

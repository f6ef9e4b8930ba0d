-- A plain table with a key, a view and a foreign key to it becomes a partitioned one.
-- before --
CREATE TABLE m (id int PRIMARY KEY, v text DEFAULT 'x');
CREATE TABLE c (m int REFERENCES m);
CREATE VIEW w AS SELECT v FROM m;
GRANT SELECT ON m TO pg_monitor;
COMMENT ON TABLE m IS 'kept';
-- after --
CREATE TABLE m (id int PRIMARY KEY, v text DEFAULT 'x') PARTITION BY HASH (id);
CREATE TABLE m0 PARTITION OF m FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE c (m int REFERENCES m);
CREATE VIEW w AS SELECT v FROM m;
GRANT SELECT ON m TO pg_monitor;
COMMENT ON TABLE m IS 'kept';

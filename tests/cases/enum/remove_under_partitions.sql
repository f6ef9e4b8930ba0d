-- A removed value of the enum that partitions a table three levels deep.
-- before --
CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TABLE m (id int, k kind NOT NULL DEFAULT 'a', PRIMARY KEY (id, k)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_k ON m (k);
CREATE VIEW v AS SELECT k FROM m WHERE k > 'a';
-- after --
CREATE TYPE kind AS ENUM ('a', 'c');
CREATE TABLE m (id int, k kind NOT NULL DEFAULT 'a', PRIMARY KEY (id, k)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_k ON m (k);
CREATE VIEW v AS SELECT k FROM m WHERE k > 'a';
-- rows --
INSERT INTO m VALUES (1, 'c');

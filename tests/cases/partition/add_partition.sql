-- A partition more, with the keys and indexes of its siblings.
-- before --
CREATE TABLE m (id int PRIMARY KEY, a text) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_a ON m (a);
-- after --
CREATE TABLE m (id int PRIMARY KEY, a text) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20);
CREATE INDEX m_a ON m (a);
-- rows --
INSERT INTO m VALUES (1, 'x');

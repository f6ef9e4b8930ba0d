-- A partition becomes a table of its own.
-- before --
CREATE TABLE m (id int, a int) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
-- after --
CREATE TABLE m (id int, a int) PARTITION BY LIST (a);
CREATE TABLE m1 (id int, a int);
-- rows --
INSERT INTO m VALUES (1, 1);

-- A value that comes to an enum in a partition key, be it by way of a domain, stays there on the way back, which says so.
-- fails --
The step has no way back: PostgreSQL takes no value from an enum, and gives the columns of a partition key no other type.
-- before --
CREATE TYPE e AS ENUM ('a', 'c');
CREATE DOMAIN d AS e;
CREATE TABLE t (id int, e d) PARTITION BY LIST (e);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');
-- after --
CREATE TYPE e AS ENUM ('a', 'new', 'c');
CREATE DOMAIN d AS e;
CREATE TABLE t (id int, e d) PARTITION BY LIST (e);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');
-- rows --
INSERT INTO t VALUES (1, 'a');

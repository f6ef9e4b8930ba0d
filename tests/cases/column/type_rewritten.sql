-- A type change that rewrites the table says so.
-- before --
CREATE TABLE t (id int PRIMARY KEY, a int, b text);
CREATE INDEX t_a ON t (a);
-- after --
CREATE TABLE t (id bigint PRIMARY KEY, a bigint, b text);
CREATE INDEX t_a ON t (a);
-- rows --
INSERT INTO t VALUES (1, 2, 'x');

-- A unique constraint through a concurrent index, with all options.
-- before --
CREATE TABLE t (a int, b int, c int);
-- after --
CREATE TABLE t (a int, b int, c int, CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a) INCLUDE (c) WITH (fillfactor = 80), UNIQUE (a, b) DEFERRABLE INITIALLY DEFERRED);
-- rows --
INSERT INTO t VALUES (1, 1, 1);

-- A column of a domain becomes one of its base type, and the other way round.
-- before --
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE t (a positive, b int);
CREATE VIEW v AS SELECT a, b FROM t;
-- after --
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE t (a int, b positive);
CREATE VIEW v AS SELECT a, b FROM t;
-- rows --
INSERT INTO t VALUES (1, 2);

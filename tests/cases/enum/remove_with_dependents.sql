-- A rebuilt enum under defaults, arrays, indexes, checks, views and functions.
-- before --
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'a', ms mood[] DEFAULT '{a,b}', CONSTRAINT c CHECK (m <> 'b'));
CREATE INDEX t_m ON t (m) WHERE m = 'a';
CREATE VIEW v AS SELECT id, m FROM t WHERE m IN ('a', 'b');
CREATE FUNCTION f(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m';
COMMENT ON TYPE mood IS 'stays';
-- after --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'a', ms mood[] DEFAULT '{a,b}', CONSTRAINT c CHECK (m <> 'b'));
CREATE INDEX t_m ON t (m) WHERE m = 'a';
CREATE VIEW v AS SELECT id, m FROM t WHERE m IN ('a', 'b');
CREATE FUNCTION f(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m';
COMMENT ON TYPE mood IS 'stays';
-- rows --
INSERT INTO t VALUES (1, 'a', '{b}');

-- A value at the end.
-- before --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (m mood);
-- after --
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (m mood);
-- rows --
INSERT INTO t VALUES ('a');

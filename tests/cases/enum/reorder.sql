-- A new order means a new type.
-- before --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (m mood NOT NULL DEFAULT 'b');
-- after --
CREATE TYPE mood AS ENUM ('b', 'a');
CREATE TABLE t (m mood NOT NULL DEFAULT 'b');
-- rows --
INSERT INTO t VALUES ('a');

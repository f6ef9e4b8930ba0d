-- A removed value means a new type with the columns converted.
-- before --
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (m mood);
-- after --
CREATE TYPE mood AS ENUM ('a', 'c');
CREATE TABLE t (m mood);
-- rows --
INSERT INTO t VALUES ('a'), ('c');

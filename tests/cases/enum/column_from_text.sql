-- A text column becomes an enum column.
-- before --
CREATE TABLE t (m text DEFAULT 'a');
-- after --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (m mood DEFAULT 'a');
-- rows --
INSERT INTO t VALUES ('b');

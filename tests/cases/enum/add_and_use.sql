-- A new value is used by a default of the same change.
-- before --
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE t (m mood DEFAULT 'a');
-- after --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (m mood DEFAULT 'b');

-- An extension and a type that it brings.
-- before --
CREATE TABLE t (id int);
-- after --
CREATE EXTENSION citext;
CREATE TABLE t (id int, email citext UNIQUE);

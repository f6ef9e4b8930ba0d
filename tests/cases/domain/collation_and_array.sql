-- A domain over an array and one whose collation changes.
-- before --
CREATE DOMAIN names AS text[] CHECK (cardinality(VALUE) < 5);
CREATE DOMAIN word AS text COLLATE "C";
CREATE TABLE t (n names, w word);
-- after --
CREATE DOMAIN names AS text[] CHECK (cardinality(VALUE) < 9);
CREATE DOMAIN word AS text COLLATE "POSIX";
CREATE TABLE t (n names, w word);

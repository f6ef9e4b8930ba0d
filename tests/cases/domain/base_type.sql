-- Another base type.
-- before --
CREATE DOMAIN d AS int;
CREATE TABLE t (a int);
-- after --
CREATE DOMAIN d AS bigint;
CREATE TABLE t (a int);

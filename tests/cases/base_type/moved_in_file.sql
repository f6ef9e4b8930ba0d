-- A file that renames and moves a base type after it is made.
-- before --
-- after --
CREATE SCHEMA app;
CREATE TYPE num;
CREATE FUNCTION num_in(cstring) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_out(num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE num (INPUT = num_in, OUTPUT = num_out, LIKE = int4);
CREATE TABLE t (id int, a num);
ALTER TYPE num RENAME TO number;
ALTER TYPE number SET SCHEMA app;

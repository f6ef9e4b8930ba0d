-- A base type gets another name; its shell goes along.
-- before --
CREATE TYPE num;
CREATE FUNCTION num_in(cstring) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_out(num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE num (INPUT = num_in, OUTPUT = num_out, LIKE = int4);
CREATE TABLE t (id int, a num);
-- after --
CREATE TYPE number;
CREATE FUNCTION num_in(cstring) RETURNS number LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_out(number) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
-- @renamed from=num
CREATE TYPE number (INPUT = num_in, OUTPUT = num_out, LIKE = int4);
CREATE TABLE t (id int, a number);

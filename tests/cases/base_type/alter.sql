-- What ALTER TYPE … SET can change stays in place; the rest makes the type and its functions anew.
-- before --
CREATE TYPE num;
CREATE FUNCTION num_in(cstring) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_out(num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION num_send(num) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE num (INPUT = num_in, OUTPUT = num_out, LIKE = int4);
CREATE TABLE t (id int, a num);
CREATE TYPE other;
CREATE FUNCTION other_in(cstring) RETURNS other LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION other_out(other) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE other (INPUT = other_in, OUTPUT = other_out, LIKE = int4, DEFAULT = '3');
COMMENT ON FUNCTION other_out(other) IS 'says it';
-- after --
CREATE TYPE num;
CREATE FUNCTION num_in(cstring) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_out(num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION num_send(num) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE num (INPUT = num_in, OUTPUT = num_out, SEND = num_send, LIKE = int4);
CREATE TABLE t (id int, a num);
CREATE TYPE other;
CREATE FUNCTION other_in(cstring) RETURNS other LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION other_out(other) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE other (INPUT = other_in, OUTPUT = other_out, LIKE = int4, DEFAULT = '4');
COMMENT ON FUNCTION other_out(other) IS 'says it';

-- Base types come with their functions, which need the shell first; also a range type with a canonical function.
-- before --
-- after --
CREATE SCHEMA "My App";
CREATE TYPE "My App"."Int 42";
CREATE FUNCTION "My App".int_in(cstring) RETURNS "My App"."Int 42" LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION "My App".int_out("My App"."Int 42") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION "My App".int_send("My App"."Int 42") RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE "My App"."Int 42" (INTERNALLENGTH = 4, INPUT = "My App".int_in, OUTPUT = "My App".int_out, SEND = "My App".int_send,
  ALIGNMENT = int4, DEFAULT = '42', PASSEDBYVALUE, CATEGORY = 'N', DELIMITER = ';');
COMMENT ON TYPE "My App"."Int 42" IS 'a number';
CREATE FUNCTION twice("My App"."Int 42") RETURNS "My App"."Int 42" LANGUAGE plpgsql AS $$ BEGIN RETURN $1; END $$;
CREATE TABLE t (id int, a "My App"."Int 42" NOT NULL, b "My App"."Int 42"[]);
CREATE TYPE alone;
CREATE TYPE textish;
CREATE FUNCTION textish_in(cstring) RETURNS textish LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION textish_out(textish) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE textish (INPUT = textish_in, OUTPUT = textish_out, LIKE = text, COLLATABLE = true);
CREATE TYPE stringish;
CREATE FUNCTION stringish_in(cstring) RETURNS stringish LANGUAGE internal IMMUTABLE STRICT AS 'cstring_in';
CREATE FUNCTION stringish_out(stringish) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'cstring_out';
CREATE TYPE stringish (INPUT = stringish_in, OUTPUT = stringish_out, LIKE = cstring);
CREATE VIEW v AS SELECT NULL::textish AS c;
CREATE TYPE spans;
CREATE FUNCTION spans_canonical(spans) RETURNS spans LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE spans AS RANGE (SUBTYPE = int4, CANONICAL = spans_canonical);
CREATE TABLE u (r spans);

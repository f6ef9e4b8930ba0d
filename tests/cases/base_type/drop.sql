-- The functions of a base type go with it, and come back.
-- before --
CREATE TYPE num;
CREATE FUNCTION num_in(cstring) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_out(num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE num (INPUT = num_in, OUTPUT = num_out, LIKE = int4);
CREATE FUNCTION same(num) RETURNS num LANGUAGE plpgsql AS $$ BEGIN RETURN $1; END $$;
CREATE TABLE t (id int, a num);
CREATE TYPE spans;
CREATE FUNCTION spans_canonical(spans) RETURNS spans LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE spans AS RANGE (SUBTYPE = int4, CANONICAL = spans_canonical);
CREATE TYPE alone;
-- after --
CREATE TABLE t (id int);

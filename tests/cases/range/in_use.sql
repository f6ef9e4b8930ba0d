-- A range type with another subtype under a column, an exclusion constraint and a function over its multirange.
-- before --
CREATE TYPE span AS RANGE (subtype = float4);
CREATE TABLE t (s span, CONSTRAINT apart EXCLUDE USING gist (s WITH &&));
CREATE FUNCTION f(m span_multirange) RETURNS boolean LANGUAGE sql AS 'SELECT isempty(m)';
-- after --
CREATE TYPE span AS RANGE (subtype = float8);
CREATE TABLE t (s span, CONSTRAINT apart EXCLUDE USING gist (s WITH &&));
CREATE FUNCTION f(m span_multirange) RETURNS boolean LANGUAGE sql AS 'SELECT isempty(m)';

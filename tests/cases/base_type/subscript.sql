-- The function behind subscripts of a type of fixed length with elements goes without saying, and comes back where another one goes.
-- needs --
from 14: there are no functions for subscripts
-- before --
CREATE FUNCTION own_handler(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'raw_array_subscript_handler';
CREATE TYPE two;
CREATE FUNCTION two_in(cstring) RETURNS two LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION two_out(two) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE two (INPUT = two_in, OUTPUT = two_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = float8, SUBSCRIPT = own_handler);
CREATE TYPE same;
CREATE FUNCTION same_in(cstring) RETURNS same LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION same_out(same) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE same (INPUT = same_in, OUTPUT = same_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = float8, SUBSCRIPT = raw_array_subscript_handler);
-- after --
CREATE FUNCTION own_handler(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'raw_array_subscript_handler';
CREATE TYPE two;
CREATE FUNCTION two_in(cstring) RETURNS two LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION two_out(two) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE two (INPUT = two_in, OUTPUT = two_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = float8, ANALYZE = array_typanalyze);
CREATE TYPE same;
CREATE FUNCTION same_in(cstring) RETURNS same LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION same_out(same) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE same (INPUT = same_in, OUTPUT = same_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = float8);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change type public.two
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.two SET (ANALYZE = array_typanalyze, SUBSCRIPT = pg_catalog.raw_array_subscript_handler);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change type public.two
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.two SET (ANALYZE = NONE, SUBSCRIPT = public.own_handler);

COMMIT;

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
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: rename base type public.num to base type public.number
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of base type public.number fails
ALTER TYPE public.num RENAME TO number;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: rename base type public.num to base type public.number
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.number RENAME TO num;

COMMIT;

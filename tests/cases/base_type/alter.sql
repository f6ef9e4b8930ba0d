-- What ALTER TYPE … SET can change stays in place; the rest makes the type and its functions anew.
-- prefixes --
A type is dropped with its functions, and the shell that those come back with is made on the way back of a later step.
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
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: change type public.num
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.num SET (SEND = public.num_send);

COMMIT;

BEGIN;

-- Step 2 of 9: drop base type public.other
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.other'::pg_catalog.regtype, 'public.other[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.other_in(cstring)'::pg_catalog.regprocedure, 'public.other_out(public.other)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.other'; END IF; END $lockstep$;
DROP TYPE public.other CASCADE;

-- Step 3 of 9: drop routine public.other_in(cstring)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.other_in(cstring);

-- Step 4 of 9: drop routine public.other_out(public.other)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.other_out(public.other);

-- Step 5 of 9: drop shell type public.other
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.other;

-- Step 6 of 9: create shell type public.other
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.other;

-- Step 7 of 9: create routine public.other_in(cstring)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.other_in(cstring)
RETURNS public.other
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4in';

-- Step 8 of 9: create routine public.other_out(public.other)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.other_out(public.other)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4out';
COMMENT ON FUNCTION public.other_out(public.other) IS 'says it';

-- Step 9 of 9: create base type public.other
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.other (
    INPUT = public.other_in,
    OUTPUT = public.other_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4,
    STORAGE = plain,
    DEFAULT = '4'
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: create base type public.other
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.other'::pg_catalog.regtype, 'public.other[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.other_in(cstring)'::pg_catalog.regprocedure, 'public.other_out(public.other)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.other'; END IF; END $lockstep$;
DROP TYPE public.other CASCADE;

-- Undo step 8 of 9: create routine public.other_out(public.other)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.other_out(public.other);

-- Undo step 7 of 9: create routine public.other_in(cstring)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.other_in(cstring);

-- Undo step 6 of 9: create shell type public.other
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.other;

-- Undo step 5 of 9: drop shell type public.other
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.other;

-- Undo step 4 of 9: drop routine public.other_out(public.other)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.other_out(public.other)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4out';
COMMENT ON FUNCTION public.other_out(public.other) IS 'says it';

-- Undo step 3 of 9: drop routine public.other_in(cstring)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.other_in(cstring)
RETURNS public.other
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4in';

-- Undo step 2 of 9: drop base type public.other
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.other (
    INPUT = public.other_in,
    OUTPUT = public.other_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4,
    STORAGE = plain,
    DEFAULT = '3'
);

COMMIT;

BEGIN;

-- Undo step 1 of 9: change type public.num
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.num SET (SEND = NONE);

COMMIT;

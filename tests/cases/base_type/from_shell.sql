-- A shell becomes a type and is there again after the way back, with the function that was there.
-- before --
CREATE TYPE word;
CREATE TYPE number;
CREATE FUNCTION number_in(cstring) RETURNS number LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
COMMENT ON FUNCTION number_in(cstring) IS 'reads';
-- after --
CREATE TYPE word;
CREATE FUNCTION word_in(cstring) RETURNS word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION word_out(word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE word (INPUT = word_in, OUTPUT = word_out, LIKE = text);
CREATE TYPE number;
CREATE FUNCTION number_in(cstring) RETURNS number LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
COMMENT ON FUNCTION number_in(cstring) IS 'reads';
CREATE FUNCTION number_out(number) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE number (INPUT = number_in, OUTPUT = number_out, LIKE = integer);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: create routine public.number_out(public.number)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.number_out(public.number)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4out';

-- Step 2 of 5: create base type public.number
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.number (
    INPUT = public.number_in,
    OUTPUT = public.number_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4,
    STORAGE = plain
);

-- Step 3 of 5: create routine public.word_in(cstring)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.word_in(cstring)
RETURNS public.word
LANGUAGE internal
IMMUTABLE STRICT
AS 'textin';

-- Step 4 of 5: create routine public.word_out(public.word)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.word_out(public.word)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'textout';

-- Step 5 of 5: create base type public.word
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.word (
    INPUT = public.word_in,
    OUTPUT = public.word_out,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = extended
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: create base type public.word
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.word'::pg_catalog.regtype, 'public.word[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.word_in(cstring)'::pg_catalog.regprocedure, 'public.word_out(public.word)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.word'; END IF; END $lockstep$;
DROP TYPE public.word CASCADE;
CREATE TYPE public.word;

-- Undo step 4 of 5: create routine public.word_out(public.word)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.word_out(public.word);

-- Undo step 3 of 5: create routine public.word_in(cstring)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.word_in(cstring);

-- Undo step 2 of 5: create base type public.number
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.number'::pg_catalog.regtype, 'public.number[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.number_in(cstring)'::pg_catalog.regprocedure, 'public.number_out(public.number)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.number'; END IF; END $lockstep$;
DROP TYPE public.number CASCADE;
CREATE TYPE public.number;
CREATE FUNCTION public.number_in(cstring)
RETURNS public.number
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4in';
COMMENT ON FUNCTION public.number_in(cstring) IS 'reads';

-- Undo step 1 of 5: create routine public.number_out(public.number)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.number_out(public.number);

COMMIT;

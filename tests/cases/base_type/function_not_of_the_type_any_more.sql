-- A type is made anew, and a function that was one of its own is none any more: it goes and comes with the type all the same.
-- prefixes --
A type is dropped with its functions, and the shell that those come back with is made on the way back of a later step.
-- before --
CREATE TYPE word;
CREATE FUNCTION word_in(cstring) RETURNS word LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION word_out(word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION word_send(word) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE word (INPUT = word_in, OUTPUT = word_out, SEND = word_send, LIKE = integer);
-- after --
CREATE TYPE word;
CREATE FUNCTION word_in(cstring) RETURNS word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION word_out(word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION word_send(word) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'textsend';
CREATE TYPE word (INPUT = word_in, OUTPUT = word_out, LIKE = text);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: drop base type public.word
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.word'::pg_catalog.regtype, 'public.word[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.word_in(cstring)'::pg_catalog.regprocedure, 'public.word_out(public.word)'::pg_catalog.regprocedure, 'public.word_send(public.word)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.word'; END IF; END $lockstep$;
DROP TYPE public.word CASCADE;

-- Step 2 of 10: drop routine public.word_in(cstring)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.word_in(cstring);

-- Step 3 of 10: drop routine public.word_out(public.word)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.word_out(public.word);

-- Step 4 of 10: drop routine public.word_send(public.word)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.word_send(public.word);

-- Step 5 of 10: drop shell type public.word
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.word;

-- Step 6 of 10: create shell type public.word
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.word;

-- Step 7 of 10: create routine public.word_in(cstring)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.word_in(cstring)
RETURNS public.word
LANGUAGE internal
IMMUTABLE STRICT
AS 'textin';

-- Step 8 of 10: create routine public.word_out(public.word)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.word_out(public.word)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'textout';

-- Step 9 of 10: create base type public.word
--   phase:       contract
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

-- Step 10 of 10: create routine public.word_send(public.word)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.word_send(public.word)
RETURNS bytea
LANGUAGE internal
IMMUTABLE STRICT
AS 'textsend';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 10: create routine public.word_send(public.word)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.word_send(public.word);

-- Undo step 9 of 10: create base type public.word
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.word'::pg_catalog.regtype, 'public.word[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.word_in(cstring)'::pg_catalog.regprocedure, 'public.word_out(public.word)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.word'; END IF; END $lockstep$;
DROP TYPE public.word CASCADE;

-- Undo step 8 of 10: create routine public.word_out(public.word)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.word_out(public.word);

-- Undo step 7 of 10: create routine public.word_in(cstring)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.word_in(cstring);

-- Undo step 6 of 10: create shell type public.word
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.word;

-- Undo step 5 of 10: drop shell type public.word
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.word;

-- Undo step 4 of 10: drop routine public.word_send(public.word)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.word_send(public.word)
RETURNS bytea
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4send';

-- Undo step 3 of 10: drop routine public.word_out(public.word)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.word_out(public.word)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4out';

-- Undo step 2 of 10: drop routine public.word_in(cstring)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.word_in(cstring)
RETURNS public.word
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4in';

-- Undo step 1 of 10: drop base type public.word
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.word (
    INPUT = public.word_in,
    OUTPUT = public.word_out,
    SEND = public.word_send,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4,
    STORAGE = plain
);

COMMIT;

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
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 22: create schema "My App"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA "My App";

-- Step 2 of 22: create shell type "My App"."Int 42"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE "My App"."Int 42";

-- Step 3 of 22: create shell type public.alone
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.alone;

-- Step 4 of 22: create shell type public.spans
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.spans;

-- Step 5 of 22: create shell type public.stringish
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.stringish;

-- Step 6 of 22: create shell type public.textish
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.textish;

-- Step 7 of 22: create routine "My App".int_in(cstring)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION "My App".int_in(cstring)
RETURNS "My App"."Int 42"
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4in';

-- Step 8 of 22: create routine "My App".int_out("My App"."Int 42")
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION "My App".int_out("My App"."Int 42")
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4out';

-- Step 9 of 22: create routine "My App".int_send("My App"."Int 42")
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION "My App".int_send("My App"."Int 42")
RETURNS bytea
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4send';

-- Step 10 of 22: create base type "My App"."Int 42"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE "My App"."Int 42" (
    INPUT = "My App".int_in,
    OUTPUT = "My App".int_out,
    SEND = "My App".int_send,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4,
    STORAGE = plain,
    CATEGORY = 'N',
    DEFAULT = '42',
    DELIMITER = ';'
);
COMMENT ON TYPE "My App"."Int 42" IS 'a number';

-- Step 11 of 22: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id integer,
    a "My App"."Int 42" NOT NULL,
    b "My App"."Int 42"[]
);

-- Step 12 of 22: create routine public.spans_canonical(public.spans)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.spans_canonical(public.spans)
RETURNS public.spans
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4range_canonical';

-- Step 13 of 22: create range type public.spans
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.spans AS RANGE (SUBTYPE = integer, CANONICAL = public.spans_canonical);

-- Step 14 of 22: create table public.u
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.u (
    r public.spans
);

-- Step 15 of 22: create routine public.stringish_in(cstring)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.stringish_in(cstring)
RETURNS public.stringish
LANGUAGE internal
IMMUTABLE STRICT
AS 'cstring_in';

-- Step 16 of 22: create routine public.stringish_out(public.stringish)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.stringish_out(public.stringish)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'cstring_out';

-- Step 17 of 22: create base type public.stringish
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.stringish (
    INPUT = public.stringish_in,
    OUTPUT = public.stringish_out,
    LIKE = pg_catalog.cstring,
    ALIGNMENT = char,
    STORAGE = plain
);

-- Step 18 of 22: create routine public.textish_in(cstring)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.textish_in(cstring)
RETURNS public.textish
LANGUAGE internal
IMMUTABLE STRICT
AS 'textin';

-- Step 19 of 22: create routine public.textish_out(public.textish)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.textish_out(public.textish)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'textout';

-- Step 20 of 22: create base type public.textish
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.textish (
    INPUT = public.textish_in,
    OUTPUT = public.textish_out,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = extended,
    COLLATABLE = true
);

-- Step 21 of 22: create routine public.twice("My App"."Int 42")
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.twice("My App"."Int 42")
RETURNS "My App"."Int 42"
LANGUAGE plpgsql
AS $$ BEGIN RETURN $1; END $$;

-- Step 22 of 22: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT NULL::public.textish AS c;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 22 of 22: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 21 of 22: create routine public.twice("My App"."Int 42")
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.twice("My App"."Int 42");

-- Undo step 20 of 22: create base type public.textish
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.textish'::pg_catalog.regtype, 'public.textish[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.textish_in(cstring)'::pg_catalog.regprocedure, 'public.textish_out(public.textish)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.textish'; END IF; END $lockstep$;
DROP TYPE public.textish CASCADE;

-- Undo step 19 of 22: create routine public.textish_out(public.textish)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.textish_out(public.textish);

-- Undo step 18 of 22: create routine public.textish_in(cstring)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.textish_in(cstring);

-- Undo step 17 of 22: create base type public.stringish
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.stringish'::pg_catalog.regtype, 'public.stringish[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.stringish_in(cstring)'::pg_catalog.regprocedure, 'public.stringish_out(public.stringish)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.stringish'; END IF; END $lockstep$;
DROP TYPE public.stringish CASCADE;

-- Undo step 16 of 22: create routine public.stringish_out(public.stringish)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.stringish_out(public.stringish);

-- Undo step 15 of 22: create routine public.stringish_in(cstring)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.stringish_in(cstring);

-- Undo step 14 of 22: create table public.u
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.u;

-- Undo step 13 of 22: create range type public.spans
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.spans'::pg_catalog.regtype, 'public.spans[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.spans_canonical(public.spans)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.spans'; END IF; END $lockstep$;
DROP TYPE public.spans CASCADE;

-- Undo step 12 of 22: create routine public.spans_canonical(public.spans)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.spans_canonical(public.spans);

-- Undo step 11 of 22: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 10 of 22: create base type "My App"."Int 42"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('"My App"."Int 42"'::pg_catalog.regtype, '"My App"."Int 42"[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('"My App".int_in(cstring)'::pg_catalog.regprocedure, '"My App".int_out("My App"."Int 42")'::pg_catalog.regprocedure, '"My App".int_send("My App"."Int 42")'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', '"My App"."Int 42"'; END IF; END $lockstep$;
DROP TYPE "My App"."Int 42" CASCADE;

-- Undo step 9 of 22: create routine "My App".int_send("My App"."Int 42")
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS "My App".int_send("My App"."Int 42");

-- Undo step 8 of 22: create routine "My App".int_out("My App"."Int 42")
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS "My App".int_out("My App"."Int 42");

-- Undo step 7 of 22: create routine "My App".int_in(cstring)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS "My App".int_in(cstring);

-- Undo step 6 of 22: create shell type public.textish
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.textish;

-- Undo step 5 of 22: create shell type public.stringish
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.stringish;

-- Undo step 4 of 22: create shell type public.spans
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.spans;

-- Undo step 3 of 22: create shell type public.alone
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.alone;

-- Undo step 2 of 22: create shell type "My App"."Int 42"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS "My App"."Int 42";

-- Undo step 1 of 22: create schema "My App"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA "My App";

COMMIT;

-- A file that renames and moves a base type after it is made.
-- before --
-- after --
CREATE SCHEMA app;
CREATE TYPE num;
CREATE FUNCTION num_in(cstring) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_out(num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE num (INPUT = num_in, OUTPUT = num_out, LIKE = int4);
CREATE TABLE t (id int, a num);
ALTER TYPE num RENAME TO number;
ALTER TYPE number SET SCHEMA app;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create schema app
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA app;

-- Step 2 of 6: create shell type app.number
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.number;

-- Step 3 of 6: create routine public.num_in(cstring)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.num_in(cstring)
RETURNS app.number
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4in';

-- Step 4 of 6: create routine public.num_out(app.number)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.num_out(app.number)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4out';

-- Step 5 of 6: create base type app.number
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.number (
    INPUT = public.num_in,
    OUTPUT = public.num_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4,
    STORAGE = plain
);

-- Step 6 of 6: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id integer,
    a app.number
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 5 of 6: create base type app.number
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('app.number'::pg_catalog.regtype, 'app.number[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.num_in(cstring)'::pg_catalog.regprocedure, 'public.num_out(app.number)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'app.number'; END IF; END $lockstep$;
DROP TYPE app.number CASCADE;

-- Undo step 4 of 6: create routine public.num_out(app.number)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.num_out(app.number);

-- Undo step 3 of 6: create routine public.num_in(cstring)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.num_in(cstring);

-- Undo step 2 of 6: create shell type app.number
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS app.number;

-- Undo step 1 of 6: create schema app
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA app;

COMMIT;

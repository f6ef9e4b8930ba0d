-- The functions of a base type go with it, and come back.
-- prefixes --
A type is dropped with its functions, and the shell that those come back with is made on the way back of a later step.
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
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 10: drop shell type public.alone
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.alone;

-- Step 2 of 10: drop range type public.spans
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.spans'::pg_catalog.regtype, 'public.spans[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.spans_canonical(public.spans)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.spans'; END IF; END $lockstep$;
DROP TYPE public.spans CASCADE;

-- Step 3 of 10: drop column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.a are dropped
--   hazard:      app-breaking: whoever uses column public.t.a fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN a;

-- Step 4 of 10: drop routine public.same(public.num)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.same(public.num) fails
DROP FUNCTION public.same(public.num);

-- Step 5 of 10: drop base type public.num
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.num'::pg_catalog.regtype, 'public.num[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.num_in(cstring)'::pg_catalog.regprocedure, 'public.num_out(public.num)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.num'; END IF; END $lockstep$;
DROP TYPE public.num CASCADE;

-- Step 6 of 10: drop routine public.num_in(cstring)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.num_in(cstring) fails
DROP FUNCTION IF EXISTS public.num_in(cstring);

-- Step 7 of 10: drop routine public.num_out(public.num)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.num_out(public.num) fails
DROP FUNCTION IF EXISTS public.num_out(public.num);

-- Step 8 of 10: drop shell type public.num
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.num;

-- Step 9 of 10: drop routine public.spans_canonical(public.spans)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.spans_canonical(public.spans) fails
DROP FUNCTION IF EXISTS public.spans_canonical(public.spans);

-- Step 10 of 10: drop shell type public.spans
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.spans;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 10: drop shell type public.spans
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.spans;

-- Undo step 9 of 10: drop routine public.spans_canonical(public.spans)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.spans_canonical(public.spans)
RETURNS public.spans
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4range_canonical';

-- Undo step 8 of 10: drop shell type public.num
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.num;

-- Undo step 7 of 10: drop routine public.num_out(public.num)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.num_out(public.num)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4out';

-- Undo step 6 of 10: drop routine public.num_in(cstring)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.num_in(cstring)
RETURNS public.num
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4in';

-- Undo step 5 of 10: drop base type public.num
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.num (
    INPUT = public.num_in,
    OUTPUT = public.num_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4,
    STORAGE = plain
);

-- Undo step 4 of 10: drop routine public.same(public.num)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.same(public.num)
RETURNS public.num
LANGUAGE plpgsql
AS $$ BEGIN RETURN $1; END $$;

-- Undo step 3 of 10: drop column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN a public.num;

-- Undo step 2 of 10: drop range type public.spans
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.spans AS RANGE (SUBTYPE = integer, CANONICAL = public.spans_canonical);

-- Undo step 1 of 10: drop shell type public.alone
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.alone;

COMMIT;

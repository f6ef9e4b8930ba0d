-- A range type gets and loses the function that makes its values alike, and with it the shell that the function needs.
-- before --
CREATE TYPE loses;
CREATE FUNCTION loses_c(loses) RETURNS loses LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE loses AS RANGE (SUBTYPE = integer, CANONICAL = loses_c);
CREATE TYPE gets AS RANGE (SUBTYPE = integer);
-- after --
CREATE TYPE loses;
CREATE FUNCTION loses_c(loses) RETURNS loses LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE loses AS RANGE (SUBTYPE = integer);
CREATE TYPE gets;
CREATE FUNCTION gets_c(gets) RETURNS gets LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE gets AS RANGE (SUBTYPE = integer, CANONICAL = gets_c);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: drop range type public.gets
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.gets;

-- Step 2 of 9: create shell type public.gets
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.gets;

-- Step 3 of 9: create routine public.gets_c(public.gets)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.gets_c(public.gets)
RETURNS public.gets
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4range_canonical';

-- Step 4 of 9: create range type public.gets
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.gets AS RANGE (SUBTYPE = integer, CANONICAL = public.gets_c);

-- Step 5 of 9: drop range type public.loses
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.loses'::pg_catalog.regtype, 'public.loses[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.loses_c(public.loses)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.loses'; END IF; END $lockstep$;
DROP TYPE public.loses CASCADE;

-- Step 6 of 9: drop routine public.loses_c(public.loses)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.loses_c(public.loses);

-- Step 7 of 9: drop shell type public.loses
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.loses;

-- Step 8 of 9: create range type public.loses
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.loses AS RANGE (SUBTYPE = integer);

-- Step 9 of 9: create routine public.loses_c(public.loses)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.loses_c(public.loses)
RETURNS public.loses
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4range_canonical';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: create routine public.loses_c(public.loses)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.loses_c(public.loses);

-- Undo step 8 of 9: create range type public.loses
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.loses;

-- Undo step 7 of 9: drop shell type public.loses
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.loses;

-- Undo step 6 of 9: drop routine public.loses_c(public.loses)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.loses_c(public.loses)
RETURNS public.loses
LANGUAGE internal
IMMUTABLE STRICT
AS 'int4range_canonical';

-- Undo step 5 of 9: drop range type public.loses
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.loses AS RANGE (SUBTYPE = integer, CANONICAL = public.loses_c);

-- Undo step 4 of 9: create range type public.gets
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND refobjid IN ('public.gets'::pg_catalog.regtype, 'public.gets[]'::pg_catalog.regtype) AND used.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ('public.gets_c(public.gets)'::pg_catalog.regprocedure))) THEN RAISE EXCEPTION 'type % is used by more than its functions', 'public.gets'; END IF; END $lockstep$;
DROP TYPE public.gets CASCADE;

-- Undo step 3 of 9: create routine public.gets_c(public.gets)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION IF EXISTS public.gets_c(public.gets);

-- Undo step 2 of 9: create shell type public.gets
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE IF EXISTS public.gets;

-- Undo step 1 of 9: drop range type public.gets
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.gets AS RANGE (SUBTYPE = integer);

COMMIT;
-- prefixes --
A type is dropped with its functions, and the shell that those come back with is made on the way back of a later step.

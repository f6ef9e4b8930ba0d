-- A transition function that changes its result takes the aggregate and its view along.
-- before --
CREATE FUNCTION add(a numeric, b int) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE total(int) (sfunc = add, stype = numeric);
CREATE TABLE t (a int);
CREATE VIEW sums AS SELECT total(a) FROM t;
CREATE TYPE status AS (a int, b int);
CREATE FUNCTION step(a status, b int) RETURNS status LANGUAGE sql AS 'SELECT a';
CREATE AGGREGATE state(int) (sfunc = step, stype = status);
-- after --
CREATE FUNCTION add(c numeric, b int) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT c + b';
CREATE AGGREGATE total(int) (sfunc = add, stype = numeric);
CREATE TABLE t (a int);
CREATE VIEW sums AS SELECT total(a) FROM t;
CREATE TYPE status AS ENUM ('a', 'b');
CREATE FUNCTION step(a status, b int) RETURNS status LANGUAGE sql AS 'SELECT a';
CREATE AGGREGATE state(int) (sfunc = step, stype = status);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 12: drop aggregate public.state(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.state(integer);

-- Step 2 of 12: drop routine public.step(public.status, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.step(public.status, integer);

-- Step 3 of 12: drop composite type public.status
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.status;

-- Step 4 of 12: create enum type public.status
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.status AS ENUM ('a', 'b');

-- Step 5 of 12: create routine public.step(public.status, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.step(a public.status, b integer)
RETURNS public.status
LANGUAGE sql
AS $$SELECT a$$;

-- Step 6 of 12: create aggregate public.state(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.state(integer) (SFUNC = public.step, STYPE = public.status);

-- Step 7 of 12: drop view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sums
--   blocks:      reads and writes of public.sums, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.sums;

-- Step 8 of 12: drop aggregate public.total(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.total(integer);

-- Step 9 of 12: drop routine public.add(numeric, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.add(numeric, integer);

-- Step 10 of 12: create routine public.add(numeric, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.add(c numeric, b integer)
RETURNS numeric
LANGUAGE sql
IMMUTABLE
AS $$SELECT c + b$$;

-- Step 11 of 12: create aggregate public.total(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.total(integer) (SFUNC = public.add, STYPE = numeric);

-- Step 12 of 12: create view public.sums
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.sums AS
SELECT public.total(a) FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 12 of 12: create view public.sums
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.sums;

-- Undo step 11 of 12: create aggregate public.total(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.total(integer);

-- Undo step 10 of 12: create routine public.add(numeric, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.add(numeric, integer);

-- Undo step 9 of 12: drop routine public.add(numeric, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.add(a numeric, b integer)
RETURNS numeric
LANGUAGE sql
IMMUTABLE
AS $$SELECT a + b$$;

-- Undo step 8 of 12: drop aggregate public.total(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.total(integer) (SFUNC = public.add, STYPE = numeric);

-- Undo step 7 of 12: drop view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sums
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.sums AS
SELECT public.total(a) FROM public.t;

-- Undo step 6 of 12: create aggregate public.state(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.state(integer);

-- Undo step 5 of 12: create routine public.step(public.status, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.step(public.status, integer);

-- Undo step 4 of 12: create enum type public.status
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.status;

-- Undo step 3 of 12: drop composite type public.status
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.status AS (a integer, b integer);

-- Undo step 2 of 12: drop routine public.step(public.status, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.step(a public.status, b integer)
RETURNS public.status
LANGUAGE sql
AS $$SELECT a$$;

-- Undo step 1 of 12: drop aggregate public.state(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.state(integer) (SFUNC = public.step, STYPE = public.status);

COMMIT;

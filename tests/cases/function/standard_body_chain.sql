-- Bodies that call each other and a view; the one at the bottom changes its result.
-- needs --
from 14: bodies in standard SQL
-- before --
CREATE TABLE t (a int);
CREATE FUNCTION f1() RETURNS int LANGUAGE sql STABLE RETURN (SELECT max(a) FROM t);
CREATE FUNCTION f2(x int DEFAULT f1()) RETURNS int LANGUAGE sql STABLE BEGIN ATOMIC SELECT f1() + x; END;
CREATE VIEW v AS SELECT f2(1) AS x;
-- after --
CREATE TABLE t (a bigint);
CREATE FUNCTION f1() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT max(a) FROM t);
CREATE FUNCTION f2(x bigint DEFAULT f1()) RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT f1() + x; END;
CREATE VIEW v AS SELECT f2(1) AS x;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 2 of 7: drop routine public.f2(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f2(integer);

-- Step 3 of 7: drop routine public.f1()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f1();

-- Step 4 of 7: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- Step 5 of 7: create routine public.f1()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f1()
RETURNS bigint
LANGUAGE sql
STABLE
RETURN (SELECT max(a) FROM public.t);

-- Step 6 of 7: create routine public.f2(bigint)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f2(x bigint DEFAULT public.f1())
RETURNS bigint
LANGUAGE sql
STABLE
BEGIN ATOMIC SELECT public.f1() + x; END;

-- Step 7 of 7: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f2(1) AS x;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 6 of 7: create routine public.f2(bigint)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f2(bigint);

-- Undo step 5 of 7: create routine public.f1()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f1();

-- Undo step 4 of 7: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

-- Undo step 3 of 7: drop routine public.f1()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f1()
RETURNS integer
LANGUAGE sql
STABLE
RETURN (SELECT max(a) FROM public.t);

-- Undo step 2 of 7: drop routine public.f2(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f2(x integer DEFAULT public.f1())
RETURNS integer
LANGUAGE sql
STABLE
BEGIN ATOMIC SELECT public.f1() + x; END;

-- Undo step 1 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f2(1) AS x;

COMMIT;

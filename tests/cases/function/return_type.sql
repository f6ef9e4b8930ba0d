-- Another return type: dropped and created, with the view over it.
-- before --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE VIEW v AS SELECT f(1) AS x;
-- after --
CREATE FUNCTION f(a int) RETURNS bigint LANGUAGE sql AS 'SELECT a::bigint';
CREATE VIEW v AS SELECT f(1) AS x;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 2 of 4: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Step 3 of 4: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a integer)
RETURNS bigint
LANGUAGE sql
AS $$SELECT a::bigint$$;

-- Step 4 of 4: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f(1) AS x;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 3 of 4: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Undo step 2 of 4: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT a$$;

-- Undo step 1 of 4: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f(1) AS x;

COMMIT;

-- Functions and aggregates share their names.
-- before --
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE swaps(int) (sfunc = add, stype = int);
CREATE FUNCTION comes(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
-- after --
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION swaps(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE comes(int) (sfunc = add, stype = int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: drop routine public.comes(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.comes(integer) fails
DROP FUNCTION public.comes(integer);

-- Step 2 of 4: create aggregate public.comes(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.comes(integer) (SFUNC = public.add, STYPE = integer);

-- Step 3 of 4: drop aggregate public.swaps(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.swaps(integer);

-- Step 4 of 4: create routine public.swaps(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.swaps(integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: create routine public.swaps(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.swaps(integer);

-- Undo step 3 of 4: drop aggregate public.swaps(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.swaps(integer) (SFUNC = public.add, STYPE = integer);

-- Undo step 2 of 4: create aggregate public.comes(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.comes(integer);

-- Undo step 1 of 4: drop routine public.comes(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.comes(integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$;

COMMIT;

-- Of three overloads one goes, one changes and one stays, under a view that uses two of them.
-- before --
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION f(int, text DEFAULT 'x') RETURNS text LANGUAGE sql AS 'SELECT $2';
CREATE VIEW v AS SELECT f(1, 'a') AS x, f('t'::text) AS y;
-- after --
CREATE FUNCTION f(int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE FUNCTION f(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE VIEW v AS SELECT f(1)::text AS x, f('t'::text) AS y;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 2 of 5: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Step 3 of 5: drop routine public.f(integer, text)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.f(integer, text) fails
DROP FUNCTION public.f(integer, text);

-- Step 4 of 5: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(integer)
RETURNS bigint
LANGUAGE sql
AS $$SELECT 1::bigint$$;

-- Step 5 of 5: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f(1)::text AS x, public.f('t'::text) AS y;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 4 of 5: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Undo step 3 of 5: drop routine public.f(integer, text)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(integer, text DEFAULT 'x')
RETURNS text
LANGUAGE sql
AS $$SELECT $2$$;

-- Undo step 2 of 5: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;

-- Undo step 1 of 5: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f(1, 'a') AS x, public.f('t'::text) AS y;

COMMIT;

-- A view over a function that changes its result.
-- before --
CREATE FUNCTION f() RETURNS TABLE (a int) LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT a FROM f();
-- after --
CREATE FUNCTION f() RETURNS TABLE (a int, b text) LANGUAGE sql AS $$ SELECT 1, 'x'::text $$;
CREATE VIEW v AS SELECT a, b FROM f();
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

-- Step 2 of 4: drop routine public.f()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f();

-- Step 3 of 4: create routine public.f()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f()
RETURNS TABLE(a integer, b text)
LANGUAGE sql
AS $$ SELECT 1, 'x'::text $$;

-- Step 4 of 4: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a, b FROM public.f();

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

-- Undo step 3 of 4: create routine public.f()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f();

-- Undo step 2 of 4: drop routine public.f()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f()
RETURNS TABLE(a integer)
LANGUAGE sql
AS $$SELECT 1$$;

-- Undo step 1 of 4: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.f();

COMMIT;

-- Functions with every attribute.
-- before --
-- after --
CREATE FUNCTION f(a int, b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{}') RETURNS text
    LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE COST 7 SECURITY DEFINER SET search_path = public, "My Schema", pg_temp SET work_mem = '64MB'
    AS $$ SELECT a || b $$;
CREATE FUNCTION g(INOUT a int, OUT b text) LANGUAGE plpgsql STABLE AS $body$ BEGIN b := '$$'; END $body$;
CREATE FUNCTION h() RETURNS SETOF int LANGUAGE sql ROWS 5 AS 'VALUES (1), (2)';
CREATE FUNCTION k() RETURNS TABLE (a int, "B" text) LANGUAGE sql AS $$ SELECT 1, 'x' $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create routine public.f(integer, text, integer[])
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      security-definer-changed: routine public.f(integer, text, integer[]) runs with the rights of its owner, whoever calls it
CREATE FUNCTION public.f(a integer, b text DEFAULT 'x', VARIADIC c integer[] DEFAULT '{}')
RETURNS text
LANGUAGE sql
IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 7
SET search_path TO public, "My Schema", pg_temp
SET work_mem TO '64MB'
AS $$ SELECT a || b $$;

-- Step 2 of 4: create routine public.g(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.g(INOUT a integer, OUT b text)
RETURNS record
LANGUAGE plpgsql
STABLE
AS $function$ BEGIN b := '$$'; END $function$;

-- Step 3 of 4: create routine public.h()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.h()
RETURNS SETOF integer
LANGUAGE sql
ROWS 5
AS $$VALUES (1), (2)$$;

-- Step 4 of 4: create routine public.k()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.k()
RETURNS TABLE(a integer, "B" text)
LANGUAGE sql
AS $$ SELECT 1, 'x' $$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: create routine public.k()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.k();

-- Undo step 3 of 4: create routine public.h()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.h();

-- Undo step 2 of 4: create routine public.g(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.g(integer);

-- Undo step 1 of 4: create routine public.f(integer, text, integer[])
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer, text, integer[]);

COMMIT;

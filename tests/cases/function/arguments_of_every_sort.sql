-- VARIADIC, OUT, INOUT and TABLE arguments change what a function returns.
-- before --
CREATE FUNCTION a(x int, OUT y int) LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION b(VARIADIC x int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION c() RETURNS TABLE (x int) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION d(INOUT x int) LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION e(x anyelement, y anyarray DEFAULT NULL) RETURNS anyelement LANGUAGE sql AS 'SELECT x';
-- after --
CREATE FUNCTION a(x int, OUT y int, OUT z text) LANGUAGE sql AS $$ SELECT x, 'z' $$;
CREATE FUNCTION b(x int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION c() RETURNS TABLE (x int, "Y" text) LANGUAGE sql AS $$ SELECT 1, 'a' $$;
CREATE FUNCTION d(INOUT x int, INOUT y int DEFAULT 2) LANGUAGE sql AS 'SELECT x, y';
CREATE FUNCTION e(x anyelement, y anyarray DEFAULT NULL, VARIADIC z "any" DEFAULT 1) RETURNS anyelement LANGUAGE internal AS 'json_build_object';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: replace function public.b(integer[])
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.b(x integer[])
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;

COMMIT;

BEGIN;

-- Step 2 of 9: drop routine public.a(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP FUNCTION public.a(integer);

-- Step 3 of 9: create routine public.a(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.a(x integer, OUT y integer, OUT z text)
RETURNS record
LANGUAGE sql
AS $$ SELECT x, 'z' $$;

-- Step 4 of 9: drop routine public.c()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.c();

-- Step 5 of 9: create routine public.c()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.c()
RETURNS TABLE(x integer, "Y" text)
LANGUAGE sql
AS $$ SELECT 1, 'a' $$;

-- Step 6 of 9: drop routine public.d(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.d(integer) fails
DROP FUNCTION public.d(integer);

-- Step 7 of 9: create routine public.d(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.d(INOUT x integer, INOUT y integer DEFAULT 2)
RETURNS record
LANGUAGE sql
AS $$SELECT x, y$$;

-- Step 8 of 9: drop routine public.e(anyelement, anyarray)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.e(anyelement, anyarray) fails
DROP FUNCTION public.e(anyelement, anyarray);

-- Step 9 of 9: create routine public.e(anyelement, anyarray, "any")
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.e(x anyelement, y anyarray DEFAULT NULL, VARIADIC z "any" DEFAULT 1)
RETURNS anyelement
LANGUAGE internal
AS 'json_build_object';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: create routine public.e(anyelement, anyarray, "any")
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.e(anyelement, anyarray, "any");

-- Undo step 8 of 9: drop routine public.e(anyelement, anyarray)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.e(x anyelement, y anyarray DEFAULT NULL)
RETURNS anyelement
LANGUAGE sql
AS $$SELECT x$$;

-- Undo step 7 of 9: create routine public.d(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.d(integer, integer);

-- Undo step 6 of 9: drop routine public.d(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.d(INOUT x integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT x$$;

-- Undo step 5 of 9: create routine public.c()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.c();

-- Undo step 4 of 9: drop routine public.c()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.c()
RETURNS TABLE(x integer)
LANGUAGE sql
AS $$SELECT 1$$;

-- Undo step 3 of 9: create routine public.a(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.a(integer);

-- Undo step 2 of 9: drop routine public.a(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.a(x integer, OUT y integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT x$$;

COMMIT;

BEGIN;

-- Undo step 1 of 9: replace function public.b(integer[])
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.b(VARIADIC x integer[])
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;

COMMIT;

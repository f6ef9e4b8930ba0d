-- Whose rights a function has: definer comes, goes, and finds names elsewhere.
-- before --
CREATE FUNCTION a() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION b() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';
CREATE FUNCTION c() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = 'public' AS 'SELECT 1';
CREATE FUNCTION d() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
-- after --
CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
CREATE FUNCTION b() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = 'public' AS 'SELECT 1';
CREATE FUNCTION c() RETURNS int LANGUAGE sql SET search_path = 'public' AS 'SELECT 1';
CREATE FUNCTION d() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 2';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: change attributes of function public.a()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      security-definer-changed: routine public.a() runs with the rights of its owner, whoever calls it, and its callers choose in which schemas it finds names: it sets no `search_path`
ALTER FUNCTION public.a() SECURITY DEFINER;

-- Step 2 of 4: change attributes of function public.b()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      security-definer-changed: routine public.b() finds names in other schemas, with the rights of its owner
ALTER FUNCTION public.b() SET search_path TO public;

-- Step 3 of 4: change attributes of function public.c()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      security-definer-changed: routine public.c() runs with the rights of who calls it, no longer with those of its owner
ALTER FUNCTION public.c() SECURITY INVOKER;

-- Step 4 of 4: replace function public.d()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.d()
RETURNS integer
LANGUAGE sql
SECURITY DEFINER
AS $$SELECT 2$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: replace function public.d()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.d()
RETURNS integer
LANGUAGE sql
SECURITY DEFINER
AS $$SELECT 1$$;

-- Undo step 3 of 4: change attributes of function public.c()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.c() SECURITY DEFINER;

-- Undo step 2 of 4: change attributes of function public.b()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.b() SET search_path TO '';

-- Undo step 1 of 4: change attributes of function public.a()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.a() SECURITY INVOKER;

COMMIT;

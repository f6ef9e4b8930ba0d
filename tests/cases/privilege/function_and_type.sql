-- What PUBLIC has by default is taken away and given back.
-- before --
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION g() FROM PUBLIC;
CREATE TYPE e AS ENUM ('x');
-- after --
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION f() TO pg_monitor;
CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE e AS ENUM ('x');
REVOKE USAGE ON TYPE e FROM PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: change privileges on enum type public.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON TYPE public.e FROM PUBLIC;

-- Step 2 of 3: change privileges on routine public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on routine public.f()
REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.f() TO pg_monitor;

-- Step 3 of 3: change privileges on routine public.g()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on routine public.g()
GRANT EXECUTE ON FUNCTION public.g() TO PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: change privileges on routine public.g()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.g() FROM PUBLIC;

-- Undo step 2 of 3: change privileges on routine public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.f() FROM pg_monitor;
GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC;

-- Undo step 1 of 3: change privileges on enum type public.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT USAGE ON TYPE public.e TO PUBLIC;

COMMIT;

-- Overloads are told apart.
-- before --
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 2';
-- after --
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 11';
CREATE FUNCTION f(text, int DEFAULT 3) RETURNS int LANGUAGE sql AS 'SELECT 3';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: replace function public.f(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f(integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT 11$$;

COMMIT;

BEGIN;

-- Step 2 of 3: drop routine public.f(text)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.f(text) fails
DROP FUNCTION public.f(text);

-- Step 3 of 3: create routine public.f(text, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(text, integer DEFAULT 3)
RETURNS integer
LANGUAGE sql
AS $$SELECT 3$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create routine public.f(text, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(text, integer);

-- Undo step 2 of 3: drop routine public.f(text)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(text)
RETURNS integer
LANGUAGE sql
AS $$SELECT 2$$;

COMMIT;

BEGIN;

-- Undo step 1 of 3: replace function public.f(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f(integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;

COMMIT;

-- Procedures with OUT, VARIADIC and defaults, told apart from a function of the same name.
-- needs --
from 14: procedures with OUT
-- before --
CREATE PROCEDURE p(IN a int, OUT b int) LANGUAGE plpgsql AS $$ BEGIN b := a; END $$;
CREATE PROCEDURE p(a text) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION q(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
-- after --
CREATE PROCEDURE p(IN a int, OUT b int, INOUT c text DEFAULT 'x') LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$ BEGIN b := a; END $$;
CREATE PROCEDURE p(VARIADIC a text[]) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE q(a int) LANGUAGE sql BEGIN ATOMIC SELECT a; SELECT 2; END;
COMMENT ON PROCEDURE q(int) IS 'was a function';
GRANT EXECUTE ON PROCEDURE q(int) TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: drop routine public.p(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.p(integer) fails
DROP PROCEDURE public.p(IN integer);

-- Step 2 of 6: drop routine public.p(text)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.p(text) fails
DROP PROCEDURE public.p(IN text);

-- Step 3 of 6: create routine public.p(integer, text)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      security-definer-changed: routine public.p(integer, text) runs with the rights of its owner, whoever calls it
CREATE PROCEDURE public.p(a integer, OUT b integer, INOUT c text DEFAULT 'x')
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog
AS $$ BEGIN b := a; END $$;

-- Step 4 of 6: create routine public.p(text[])
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE public.p(VARIADIC a text[])
LANGUAGE sql
AS $$SELECT 1$$;

-- Step 5 of 6: drop routine public.q(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.q(integer);

-- Step 6 of 6: create routine public.q(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE public.q(a integer)
LANGUAGE sql
BEGIN ATOMIC SELECT a; SELECT 2; END;
GRANT EXECUTE ON PROCEDURE public.q(IN integer) TO pg_monitor;
COMMENT ON PROCEDURE public.q(IN integer) IS 'was a function';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: create routine public.q(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PROCEDURE public.q(IN integer);

-- Undo step 5 of 6: drop routine public.q(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.q(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT a$$;

-- Undo step 4 of 6: create routine public.p(text[])
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PROCEDURE public.p(IN text[]);

-- Undo step 3 of 6: create routine public.p(integer, text)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PROCEDURE public.p(IN integer, IN text);

-- Undo step 2 of 6: drop routine public.p(text)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE public.p(a text)
LANGUAGE sql
AS $$SELECT 1$$;

-- Undo step 1 of 6: drop routine public.p(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE public.p(a integer, OUT b integer)
LANGUAGE plpgsql
AS $$ BEGIN b := a; END $$;

COMMIT;

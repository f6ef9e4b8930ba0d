-- A procedure changes, and another goes.
-- before --
CREATE PROCEDURE p(a int) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE PROCEDURE q() LANGUAGE sql AS 'SELECT 1';
-- after --
CREATE PROCEDURE p(a int, INOUT b int DEFAULT 0) LANGUAGE plpgsql AS $$ BEGIN b := a; END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop routine public.p(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.p(integer) fails
DROP PROCEDURE public.p(IN integer);

-- Step 2 of 3: create routine public.p(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE public.p(a integer, INOUT b integer DEFAULT 0)
LANGUAGE plpgsql
AS $$ BEGIN b := a; END $$;

-- Step 3 of 3: drop routine public.q()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.q() fails
DROP PROCEDURE public.q();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: drop routine public.q()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE public.q()
LANGUAGE sql
AS $$SELECT 1$$;

-- Undo step 2 of 3: create routine public.p(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PROCEDURE public.p(IN integer, IN integer);

-- Undo step 1 of 3: drop routine public.p(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE public.p(a integer)
LANGUAGE plpgsql
AS $$ BEGIN NULL; END $$;

COMMIT;

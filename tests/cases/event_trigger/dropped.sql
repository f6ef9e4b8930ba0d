-- Event triggers go first.
-- before --
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this'; END $$;
CREATE TABLE a (a int);
CREATE VIEW b AS SELECT a FROM a;
CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION f();
COMMENT ON EVENT TRIGGER e IS 'comment';
CREATE EVENT TRIGGER disabled ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION f();
ALTER EVENT TRIGGER disabled DISABLE;
-- after --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: drop event trigger disabled
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER disabled;

-- Step 2 of 5: drop event trigger e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER e;

COMMIT;

BEGIN;

-- Step 3 of 5: drop routine public.f()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.f() fails
DROP FUNCTION public.f();

-- Step 4 of 5: drop view public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.b fails
DROP VIEW public.b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 5: drop table public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.a are dropped
--   hazard:      app-breaking: whoever uses table public.a fails
DROP TABLE public.a;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop table public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.a (
    a integer
);

COMMIT;

BEGIN;

-- Undo step 4 of 5: drop view public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.b
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.b AS
SELECT a FROM public.a;

-- Undo step 3 of 5: drop routine public.f()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f()
RETURNS event_trigger
LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'not this'; END $$;

COMMIT;

BEGIN;

-- Undo step 2 of 5: drop event trigger e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER e ON sql_drop
    EXECUTE FUNCTION public.f();
COMMENT ON EVENT TRIGGER e IS 'comment';

-- Undo step 1 of 5: drop event trigger disabled
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER disabled ON ddl_command_end
    WHEN TAG IN ('ALTER TABLE')
    EXECUTE FUNCTION public.f();
ALTER EVENT TRIGGER disabled DISABLE;

COMMIT;

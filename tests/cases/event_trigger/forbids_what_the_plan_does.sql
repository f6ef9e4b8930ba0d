-- An event trigger that lets nothing be dropped is there when everything else is done, and gone before.
-- before --
CREATE TABLE gone (a integer);
CREATE FUNCTION refuse_old() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not %', tg_tag; END $$;
CREATE EVENT TRIGGER former ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION refuse_old();
-- after --
CREATE TABLE fresh (a integer);
CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not %', tg_tag; END $$;
CREATE EVENT TRIGGER latter ON ddl_command_start WHEN TAG IN ('DROP TABLE', 'DROP FUNCTION') EXECUTE FUNCTION refuse();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: drop event trigger former
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER former;

-- Step 2 of 6: create table public.fresh
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.fresh (
    a integer
);

-- Step 3 of 6: create routine public.refuse()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.refuse()
RETURNS event_trigger
LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'not %', tg_tag; END $$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 6: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone are dropped
--   hazard:      app-breaking: whoever uses table public.gone fails
DROP TABLE public.gone;

-- Step 5 of 6: drop routine public.refuse_old()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.refuse_old() fails
DROP FUNCTION public.refuse_old();

-- Step 6 of 6: create event trigger latter
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER latter ON ddl_command_start
    WHEN TAG IN ('DROP TABLE', 'DROP FUNCTION')
    EXECUTE FUNCTION public.refuse();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: create event trigger latter
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER latter;

-- Undo step 5 of 6: drop routine public.refuse_old()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.refuse_old()
RETURNS event_trigger
LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'not %', tg_tag; END $$;

-- Undo step 4 of 6: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone (
    a integer
);

COMMIT;

BEGIN;

-- Undo step 3 of 6: create routine public.refuse()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.refuse();

-- Undo step 2 of 6: create table public.fresh
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.fresh;

-- Undo step 1 of 6: drop event trigger former
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER former ON ddl_command_start
    WHEN TAG IN ('DROP TABLE')
    EXECUTE FUNCTION public.refuse_old();

COMMIT;

-- Event, tags and function are changed by a new trigger; mode and comment in place. What is switched off is so first.
-- before --
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE FUNCTION g() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER event ON sql_drop EXECUTE FUNCTION f();
CREATE EVENT TRIGGER tags ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION f();
CREATE EVENT TRIGGER function ON ddl_command_end EXECUTE FUNCTION f();
COMMENT ON EVENT TRIGGER function IS 'kept';
CREATE EVENT TRIGGER off ON ddl_command_end EXECUTE FUNCTION f();
CREATE EVENT TRIGGER "on" ON ddl_command_end EXECUTE FUNCTION f();
ALTER EVENT TRIGGER "on" DISABLE;
CREATE TABLE t (a int);
-- after --
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE FUNCTION g() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER event ON ddl_command_end EXECUTE FUNCTION f();
CREATE EVENT TRIGGER tags ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION f();
CREATE EVENT TRIGGER function ON ddl_command_end EXECUTE FUNCTION g();
COMMENT ON EVENT TRIGGER function IS 'kept';
CREATE EVENT TRIGGER off ON ddl_command_end EXECUTE FUNCTION f();
ALTER EVENT TRIGGER off DISABLE;
COMMENT ON EVENT TRIGGER off IS 'new';
CREATE EVENT TRIGGER "on" ON ddl_command_end EXECUTE FUNCTION f();
ALTER EVENT TRIGGER "on" ENABLE ALWAYS;
CREATE TABLE t (a int, b int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 10: drop event trigger event
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER event;

-- Step 2 of 10: drop event trigger function
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER function;

-- Step 3 of 10: drop event trigger tags
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER tags;

-- Step 4 of 10: enable or disable event trigger off
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER EVENT TRIGGER off DISABLE;

-- Step 5 of 10: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN b integer;

-- Step 6 of 10: change comment on event trigger off
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON EVENT TRIGGER off IS 'new';

-- Step 7 of 10: create event trigger event
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER event ON ddl_command_end
    EXECUTE FUNCTION public.f();

-- Step 8 of 10: create event trigger function
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER function ON ddl_command_end
    EXECUTE FUNCTION public.g();
COMMENT ON EVENT TRIGGER function IS 'kept';

-- Step 9 of 10: enable or disable event trigger "on"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER EVENT TRIGGER "on" ENABLE ALWAYS;

-- Step 10 of 10: create event trigger tags
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER tags ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE')
    EXECUTE FUNCTION public.f();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 10: create event trigger tags
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER tags;

-- Undo step 9 of 10: enable or disable event trigger "on"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER EVENT TRIGGER "on" DISABLE;

-- Undo step 8 of 10: create event trigger function
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER function;

-- Undo step 7 of 10: create event trigger event
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER event;

-- Undo step 6 of 10: change comment on event trigger off
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON EVENT TRIGGER off IS NULL;

-- Undo step 5 of 10: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN b;

-- Undo step 4 of 10: enable or disable event trigger off
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER EVENT TRIGGER off ENABLE;

-- Undo step 3 of 10: drop event trigger tags
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER tags ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE')
    EXECUTE FUNCTION public.f();

-- Undo step 2 of 10: drop event trigger function
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER function ON ddl_command_end
    EXECUTE FUNCTION public.f();
COMMENT ON EVENT TRIGGER function IS 'kept';

-- Undo step 1 of 10: drop event trigger event
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER event ON sql_drop
    EXECUTE FUNCTION public.f();

COMMIT;

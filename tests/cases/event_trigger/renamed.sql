-- A function under an event trigger is renamed while another trigger takes the place of the old one.
-- before --
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER old ON sql_drop EXECUTE FUNCTION f();
-- after --
-- @renamed from=f
CREATE FUNCTION g() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER x ON sql_drop EXECUTE FUNCTION g();
ALTER EVENT TRIGGER x RENAME TO "New";
COMMENT ON EVENT TRIGGER "New" IS 'new';
CREATE EVENT TRIGGER gone ON sql_drop EXECUTE FUNCTION g();
DROP EVENT TRIGGER gone;
DROP EVENT TRIGGER IF EXISTS nothing;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: rename routine public.f() to routine public.g()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of routine public.g() fails
ALTER FUNCTION public.f() RENAME TO g;

-- Step 2 of 3: drop event trigger old
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER old;

COMMIT;

BEGIN;

-- Step 3 of 3: create event trigger "New"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
CREATE EVENT TRIGGER "New" ON sql_drop
    EXECUTE FUNCTION public.g();
COMMENT ON EVENT TRIGGER "New" IS 'new';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create event trigger "New"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER "New";

COMMIT;

BEGIN;

-- Undo step 2 of 3: drop event trigger old
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER old ON sql_drop
    EXECUTE FUNCTION public.g();

-- Undo step 1 of 3: rename routine public.f() to routine public.g()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.g() RENAME TO f;

COMMIT;

-- A trigger function and its trigger arrive together, the function named in quotes.
-- before --
CREATE TABLE t (a int);
-- after --
CREATE TABLE t (a int);
CREATE FUNCTION "On Change"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trigger" BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION "On Change"('x', 'it''s', 'back\slash');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: create routine public."On Change"()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public."On Change"()
RETURNS trigger
LANGUAGE plpgsql
AS $$ BEGIN RETURN NEW; END $$;

-- Step 2 of 2: add trigger public.t."Trigger"
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER "Trigger"
    BEFORE INSERT OR UPDATE ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public."On Change"('x', 'it''s', E'back\\slash');

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: add trigger public.t."Trigger"
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "Trigger" ON public.t;

-- Undo step 1 of 2: create routine public."On Change"()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public."On Change"();

COMMIT;

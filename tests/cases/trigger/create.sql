-- Triggers of every sort.
-- before --
CREATE TABLE t (a int, b int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
-- after --
CREATE TABLE t (a int, b int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER t1 BEFORE INSERT OR UPDATE OF a, b ON t FOR EACH ROW WHEN (NEW.a IS DISTINCT FROM 1) EXECUTE FUNCTION f();
CREATE TRIGGER t2 AFTER UPDATE ON t REFERENCING OLD TABLE AS was NEW TABLE AS "Is" FOR EACH STATEMENT EXECUTE FUNCTION f();
CREATE TRIGGER t3 AFTER TRUNCATE ON t EXECUTE FUNCTION f();
CREATE CONSTRAINT TRIGGER t4 AFTER DELETE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER t5 AFTER UPDATE ON t FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION f();
ALTER TABLE t DISABLE TRIGGER t1;
ALTER TABLE t ENABLE ALWAYS TRIGGER t3;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: add trigger public.t.t1
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER t1
    BEFORE INSERT OR UPDATE OF a, b ON public.t
    FOR EACH ROW
    WHEN (new.a IS DISTINCT FROM 1)
    EXECUTE FUNCTION public.f();
ALTER TABLE public.t DISABLE TRIGGER t1;

-- Step 2 of 5: add trigger public.t.t2
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER t2
    AFTER UPDATE ON public.t
    REFERENCING OLD TABLE AS was NEW TABLE AS "Is"
    FOR EACH STATEMENT
    EXECUTE FUNCTION public.f();

-- Step 3 of 5: add trigger public.t.t3
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER t3
    AFTER TRUNCATE ON public.t
    FOR EACH STATEMENT
    EXECUTE FUNCTION public.f();
ALTER TABLE public.t ENABLE ALWAYS TRIGGER t3;

-- Step 4 of 5: add trigger public.t.t4
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE CONSTRAINT TRIGGER t4
    AFTER DELETE ON public.t
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

-- Step 5 of 5: add trigger public.t.t5
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER t5
    AFTER UPDATE ON public.t
    FOR EACH ROW
    WHEN (old.* IS DISTINCT FROM new.*)
    EXECUTE FUNCTION public.f();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 5: add trigger public.t.t5
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER t5 ON public.t;

-- Undo step 4 of 5: add trigger public.t.t4
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER t4 ON public.t;

-- Undo step 3 of 5: add trigger public.t.t3
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER t3 ON public.t;

-- Undo step 2 of 5: add trigger public.t.t2
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER t2 ON public.t;

-- Undo step 1 of 5: add trigger public.t.t1
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER t1 ON public.t;

COMMIT;

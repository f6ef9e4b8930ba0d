-- Transition tables come, change their names and go.
-- offline --
from 14: CREATE OR REPLACE TRIGGER
-- before --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER a AFTER INSERT ON t REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION f();
CREATE TRIGGER b AFTER DELETE ON t REFERENCING OLD TABLE AS gone FOR EACH ROW EXECUTE FUNCTION f();
-- after --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER a AFTER INSERT ON t REFERENCING NEW TABLE AS "Fresh" FOR EACH STATEMENT EXECUTE FUNCTION f('it''s', 'a\b', '');
CREATE TRIGGER b AFTER DELETE ON t FOR EACH ROW EXECUTE FUNCTION f();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: replace trigger a on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER a
    AFTER INSERT ON public.t
    REFERENCING NEW TABLE AS "Fresh"
    FOR EACH STATEMENT
    EXECUTE FUNCTION public.f('it''s', E'a\\b', '');

-- Step 2 of 2: replace trigger b on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER b
    AFTER DELETE ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: replace trigger b on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER b
    AFTER DELETE ON public.t
    REFERENCING OLD TABLE AS gone
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

-- Undo step 1 of 2: replace trigger a on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER a
    AFTER INSERT ON public.t
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT
    EXECUTE FUNCTION public.f();

COMMIT;

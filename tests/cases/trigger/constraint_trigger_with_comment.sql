-- A constraint trigger is dropped and made again; its comment is on both sides of that the old one, and changes later.
-- before --
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE t (id int);
CREATE CONSTRAINT TRIGGER loses AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
COMMENT ON TRIGGER loses ON t IS 'old';
CREATE CONSTRAINT TRIGGER gets AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE CONSTRAINT TRIGGER other AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
COMMENT ON TRIGGER other ON t IS 'old';
-- after --
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE t (id int);
CREATE CONSTRAINT TRIGGER loses AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE CONSTRAINT TRIGGER gets AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
COMMENT ON TRIGGER gets ON t IS 'new';
CREATE CONSTRAINT TRIGGER other AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
COMMENT ON TRIGGER other ON t IS 'new';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: replace trigger gets on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER gets ON public.t;
CREATE CONSTRAINT TRIGGER gets
    AFTER UPDATE ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

-- Step 2 of 6: change comment on trigger public.t.gets
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TRIGGER gets ON public.t IS 'new';

-- Step 3 of 6: replace trigger loses on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER loses ON public.t;
CREATE CONSTRAINT TRIGGER loses
    AFTER UPDATE ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();
COMMENT ON TRIGGER loses ON public.t IS 'old';

-- Step 4 of 6: change comment on trigger public.t.loses
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TRIGGER loses ON public.t IS NULL;

-- Step 5 of 6: replace trigger other on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER other ON public.t;
CREATE CONSTRAINT TRIGGER other
    AFTER UPDATE ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();
COMMENT ON TRIGGER other ON public.t IS 'old';

-- Step 6 of 6: change comment on trigger public.t.other
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TRIGGER other ON public.t IS 'new';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 6: change comment on trigger public.t.other
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TRIGGER other ON public.t IS 'old';

-- Undo step 5 of 6: replace trigger other on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER other ON public.t;
CREATE CONSTRAINT TRIGGER other
    AFTER INSERT ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();
COMMENT ON TRIGGER other ON public.t IS 'old';

-- Undo step 4 of 6: change comment on trigger public.t.loses
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TRIGGER loses ON public.t IS 'old';

-- Undo step 3 of 6: replace trigger loses on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER loses ON public.t;
CREATE CONSTRAINT TRIGGER loses
    AFTER INSERT ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();
COMMENT ON TRIGGER loses ON public.t IS 'old';

-- Undo step 2 of 6: change comment on trigger public.t.gets
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TRIGGER gets ON public.t IS NULL;

-- Undo step 1 of 6: replace trigger gets on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER gets ON public.t;
CREATE CONSTRAINT TRIGGER gets
    AFTER INSERT ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;

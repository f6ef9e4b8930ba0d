-- A trigger's column list loses a column that the table loses, and another's condition one that it keeps.
-- offline --
from 14: CREATE OR REPLACE TRIGGER
-- before --
CREATE TABLE t (a int, b int, c int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER x BEFORE UPDATE OF a, b ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER y BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.b IS DISTINCT FROM NEW.b OR NEW.c > 0) EXECUTE FUNCTION f();
ALTER TABLE t DISABLE TRIGGER y;
COMMENT ON TRIGGER y ON t IS 'kept';
-- after --
CREATE TABLE t (a int, c bigint);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER x BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER y BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.c > 0) EXECUTE FUNCTION f();
ALTER TABLE t DISABLE TRIGGER y;
COMMENT ON TRIGGER y ON t IS 'kept';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: replace trigger x on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER x
    BEFORE UPDATE OF a ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

-- Step 2 of 5: drop trigger public.t.y
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER y ON public.t;

-- Step 3 of 5: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN c TYPE bigint;

-- Step 4 of 5: add trigger public.t.y
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER y
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    WHEN (new.c > 0)
    EXECUTE FUNCTION public.f();
ALTER TABLE public.t DISABLE TRIGGER y;
COMMENT ON TRIGGER y ON public.t IS 'kept';

-- Step 5 of 5: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.b are dropped
ALTER TABLE public.t DROP COLUMN b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN b integer;

-- Undo step 4 of 5: add trigger public.t.y
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER y ON public.t;

-- Undo step 3 of 5: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c TYPE integer;

-- Undo step 2 of 5: drop trigger public.t.y
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER y
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    WHEN (old.b IS DISTINCT FROM new.b OR new.c > 0)
    EXECUTE FUNCTION public.f();
ALTER TABLE public.t DISABLE TRIGGER y;
COMMENT ON TRIGGER y ON public.t IS 'kept';

-- Undo step 1 of 5: replace trigger x on public.t
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRIGGER x
    BEFORE UPDATE OF a, b ON public.t
    FOR EACH ROW
    EXECUTE FUNCTION public.f();

COMMIT;

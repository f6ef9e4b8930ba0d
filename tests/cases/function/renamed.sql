-- A function is renamed under a default, a trigger and a view.
-- before --
CREATE FUNCTION old_f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION old_t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE t (a int DEFAULT old_f());
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION old_t();
CREATE VIEW v AS SELECT old_f() AS old_f FROM t;
-- after --
-- @renamed from=old_f
CREATE FUNCTION "new f"() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- @renamed from=old_t
CREATE FUNCTION new_t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE t (a int DEFAULT "new f"());
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION new_t();
CREATE VIEW v AS SELECT "new f"() AS old_f FROM t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: rename routine public.old_f() to routine public."new f"()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of routine public."new f"() fails
ALTER FUNCTION public.old_f() RENAME TO "new f";

-- Step 2 of 2: rename routine public.old_t() to routine public.new_t()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of routine public.new_t() fails
ALTER FUNCTION public.old_t() RENAME TO new_t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: rename routine public.old_t() to routine public.new_t()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.new_t() RENAME TO old_t;

-- Undo step 1 of 2: rename routine public.old_f() to routine public."new f"()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public."new f"() RENAME TO old_f;

COMMIT;

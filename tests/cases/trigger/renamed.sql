-- A trigger and a policy are renamed.
-- before --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER old_name BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY old_policy ON t USING (a > 0);
-- after --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- @renamed from=old_name
CREATE TRIGGER "New Name" BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
-- @renamed from=old_policy
CREATE POLICY "new policy" ON t USING (a > 0);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: rename trigger public.t.old_name to trigger public.t."New Name"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of trigger public.t."New Name" fails
ALTER TRIGGER old_name ON public.t RENAME TO "New Name";

-- Step 2 of 2: rename policy public.t.old_policy to policy public.t."new policy"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of policy public.t."new policy" fails
ALTER POLICY old_policy ON public.t RENAME TO "new policy";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: rename policy public.t.old_policy to policy public.t."new policy"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY "new policy" ON public.t RENAME TO old_policy;

-- Undo step 1 of 2: rename trigger public.t.old_name to trigger public.t."New Name"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TRIGGER "New Name" ON public.t RENAME TO old_name;

COMMIT;

-- Rules go: by themselves and with their relation.
-- before --
CREATE TABLE t (a int, b int);
CREATE TABLE log (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE RULE r AS ON INSERT TO t WHERE NEW.a > 0 DO ALSO INSERT INTO log VALUES (NEW.a, 1);
COMMENT ON RULE r ON t IS 'about t';
CREATE RULE several AS ON DELETE TO t DO ALSO (DELETE FROM log WHERE log.a = OLD.a; INSERT INTO log VALUES (OLD.a, 2));
ALTER TABLE t DISABLE RULE several;
CREATE RULE of_view AS ON INSERT TO v DO INSTEAD NOTHING;
-- after --
CREATE TABLE t (a int, b int);
CREATE TABLE log (a int, b int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: drop rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE r ON public.t;

-- Step 2 of 3: drop rule public.t.several
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE several ON public.t;

COMMIT;

BEGIN;

-- Step 3 of 3: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.v fails
DROP VIEW public.v;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;
CREATE RULE of_view AS
    ON INSERT TO public.v
    DO INSTEAD NOTHING;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 3: drop rule public.t.several
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE several AS
    ON DELETE TO public.t
    DO ALSO (
    DELETE FROM public.log WHERE log.a = old.a;
    INSERT INTO public.log VALUES (old.a, 2)
    );
ALTER TABLE public.t DISABLE RULE several;

-- Undo step 1 of 3: drop rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE r AS
    ON INSERT TO public.t
    WHERE (new.a > 0)
    DO ALSO INSERT INTO public.log VALUES (new.a, 1);
COMMENT ON RULE r ON public.t IS 'about t';

COMMIT;

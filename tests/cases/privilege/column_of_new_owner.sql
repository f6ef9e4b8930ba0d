-- Who becomes the owner of a table had a privilege on one of its columns, which comes back when the table goes back.
-- before --
DO $$ BEGIN CREATE ROLE "old boss"; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE new_boss; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE clerk; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE public.t (id int, name text);
ALTER TABLE public.t OWNER TO "old boss";
GRANT SELECT (id), UPDATE (id) ON public.t TO new_boss;
GRANT SELECT (id, name) ON public.t TO clerk;
CREATE VIEW public.v AS SELECT id FROM public.t;
ALTER VIEW public.v OWNER TO "old boss";
GRANT SELECT (id) ON public.v TO new_boss;

-- after --
CREATE TABLE public.t (id int, name text);
ALTER TABLE public.t OWNER TO new_boss;
GRANT SELECT (id) ON public.t TO clerk;
GRANT SELECT (name) ON public.t TO "old boss";
CREATE VIEW public.v AS SELECT id FROM public.t;
ALTER VIEW public.v OWNER TO new_boss;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (id), UPDATE (id) ON TABLE public.t FROM new_boss;
ALTER TABLE public.t OWNER TO new_boss;

-- Step 2 of 4: change privileges on column public.t.name
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column public.t.name
REVOKE SELECT (name) ON TABLE public.t FROM clerk;
GRANT SELECT (name) ON TABLE public.t TO "old boss";

COMMIT;

BEGIN;

-- Step 3 of 4: drop view column public.v.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
REVOKE SELECT (id) ON TABLE public.v FROM new_boss;

-- Step 4 of 4: change owner of view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v OWNER TO new_boss;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: change owner of view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v OWNER TO "old boss";

-- Undo step 3 of 4: drop view column public.v.id
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (id) ON TABLE public.v TO new_boss;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 4: change privileges on column public.t.name
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (name) ON TABLE public.t FROM "old boss";
GRANT SELECT (name) ON TABLE public.t TO clerk;

-- Undo step 1 of 4: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t OWNER TO "old boss";
REVOKE SELECT (id) ON TABLE public.t FROM clerk;
GRANT SELECT (id), UPDATE (id) ON TABLE public.t TO new_boss;
GRANT SELECT (id) ON TABLE public.t TO clerk;

COMMIT;

-- Who owned a table or view is granted something on its columns when another owns it; on the way back nothing is left of that.
-- before --
DO $$ BEGIN CREATE ROLE "old boss"; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE new_boss; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE t (x integer, y text);
ALTER TABLE t OWNER TO "old boss";
GRANT SELECT ON t TO "old boss" WITH GRANT OPTION;
CREATE VIEW v (x, y) AS SELECT x, y FROM t;
ALTER VIEW v OWNER TO "old boss";
GRANT SELECT ON v TO "old boss" WITH GRANT OPTION;
-- after --
CREATE TABLE t (x integer, y text);
GRANT SELECT (x), UPDATE (x) ON t TO "old boss" WITH GRANT OPTION;
ALTER TABLE t OWNER TO new_boss;
GRANT SELECT ON t TO "old boss" WITH GRANT OPTION;
CREATE VIEW v (x, y) AS SELECT x, y FROM t;
GRANT SELECT (x), UPDATE (x) ON v TO "old boss" WITH GRANT OPTION;
ALTER VIEW v OWNER TO new_boss;
GRANT SELECT ON v TO "old boss" WITH GRANT OPTION;
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
ALTER TABLE public.t OWNER TO new_boss;
REVOKE GRANT OPTION FOR SELECT ON TABLE public.t FROM new_boss;
GRANT SELECT ON TABLE public.t TO "old boss" WITH GRANT OPTION;

COMMIT;

BEGIN;

-- Step 2 of 4: change privileges on column public.t.x
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column public.t.x
GRANT SELECT (x), UPDATE (x) ON TABLE public.t TO "old boss" WITH GRANT OPTION;

-- Step 3 of 4: change owner of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v OWNER TO new_boss;
REVOKE GRANT OPTION FOR SELECT ON TABLE public.v FROM new_boss;
GRANT SELECT ON TABLE public.v TO "old boss" WITH GRANT OPTION;

-- Step 4 of 4: add view column public.v.x
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (x), UPDATE (x) ON TABLE public.v TO "old boss" WITH GRANT OPTION;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: add view column public.v.x
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (x), UPDATE (x) ON TABLE public.v FROM "old boss";

-- Undo step 3 of 4: change owner of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE public.v FROM "old boss";
ALTER VIEW public.v OWNER TO "old boss";
GRANT SELECT ON TABLE public.v TO "old boss" WITH GRANT OPTION;

-- Undo step 2 of 4: change privileges on column public.t.x
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (x), UPDATE (x) ON TABLE public.t FROM "old boss";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 4: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE public.t FROM "old boss";
ALTER TABLE public.t OWNER TO "old boss";
GRANT SELECT ON TABLE public.t TO "old boss" WITH GRANT OPTION;

COMMIT;

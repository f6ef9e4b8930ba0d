-- What the old and the new owner were granted on single columns stays theirs when the one gives the table or view to the other.
-- before --
DO $$ BEGIN CREATE ROLE "old boss"; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE new_boss; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE base (id int, name text);
ALTER TABLE base OWNER TO "old boss";
GRANT SELECT (id), UPDATE (name) ON base TO "old boss";
GRANT SELECT (name) ON base TO new_boss;
CREATE VIEW v AS SELECT id, name FROM base;
GRANT SELECT (id) ON v TO "old boss";
GRANT SELECT (name) ON v TO new_boss;
ALTER VIEW v OWNER TO "old boss";
-- after --
CREATE TABLE base (id int, name text);
ALTER TABLE base OWNER TO new_boss;
GRANT SELECT (id) ON base TO "old boss";
GRANT SELECT (name) ON base TO new_boss;
CREATE VIEW v AS SELECT id, name FROM base;
ALTER VIEW v OWNER TO new_boss;
GRANT SELECT (id) ON v TO "old boss";
GRANT SELECT (name) ON v TO new_boss;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.base IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: change owner of table public.base
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.base
--   blocks:      reads and writes of public.base, for an instant
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (id) ON TABLE public.base FROM "old boss";
REVOKE UPDATE (name) ON TABLE public.base FROM "old boss";
REVOKE SELECT (name) ON TABLE public.base FROM new_boss;
ALTER TABLE public.base OWNER TO new_boss;
GRANT SELECT (id) ON TABLE public.base TO "old boss";
GRANT SELECT (name) ON TABLE public.base TO new_boss;

COMMIT;

BEGIN;

-- Step 2 of 2: change owner of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside another transaction
--   undo:        reversible
REVOKE SELECT (id) ON TABLE public.v FROM "old boss";
REVOKE SELECT (name) ON TABLE public.v FROM new_boss;
ALTER VIEW public.v OWNER TO new_boss;
GRANT SELECT (id) ON TABLE public.v TO "old boss";
GRANT SELECT (name) ON TABLE public.v TO new_boss;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change owner of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (id) ON TABLE public.v FROM "old boss";
REVOKE SELECT (name) ON TABLE public.v FROM new_boss;
ALTER VIEW public.v OWNER TO "old boss";
GRANT SELECT (id) ON TABLE public.v TO "old boss";
GRANT SELECT (name) ON TABLE public.v TO new_boss;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.base IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 2: change owner of table public.base
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.base
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (id) ON TABLE public.base FROM "old boss";
REVOKE SELECT (name) ON TABLE public.base FROM new_boss;
ALTER TABLE public.base OWNER TO "old boss";
GRANT SELECT (id) ON TABLE public.base TO "old boss";
GRANT UPDATE (name) ON TABLE public.base TO "old boss";
GRANT SELECT (name) ON TABLE public.base TO new_boss;

COMMIT;

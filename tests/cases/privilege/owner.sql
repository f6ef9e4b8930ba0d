-- Objects that say whose they are.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- after --
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO pg_monitor;
CREATE VIEW v AS SELECT a FROM t;
ALTER VIEW v OWNER TO pg_monitor;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t OWNER TO pg_monitor;

COMMIT;

BEGIN;

-- Step 2 of 3: create routine public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
CREATE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
ALTER FUNCTION public.f() OWNER TO pg_monitor;

-- Step 3 of 3: change owner of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v OWNER TO pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: change owner of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v OWNER TO CURRENT_USER;

-- Undo step 2 of 3: create routine public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 3: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t OWNER TO CURRENT_USER;

COMMIT;

-- Owners may always grant, and may say so all the same: the catalog keeps it, and pg_dump shows it. What an owner is
-- granted on columns is kept as well.
-- before --
CREATE TABLE public.plain (a integer, b integer);
ALTER TABLE public.plain OWNER TO pg_monitor;
CREATE TABLE public.said (a integer, b integer);
ALTER TABLE public.said OWNER TO pg_monitor;
GRANT SELECT ON TABLE public.said TO pg_monitor WITH GRANT OPTION;
GRANT UPDATE (b) ON TABLE public.said TO pg_monitor;
CREATE TABLE public.taken (a integer);
ALTER TABLE public.taken OWNER TO pg_monitor;
REVOKE ALL ON TABLE public.taken FROM pg_monitor;
GRANT SELECT, INSERT ON TABLE public.taken TO pg_monitor;
CREATE TABLE public.moved (a integer);
ALTER TABLE public.moved OWNER TO pg_monitor;
GRANT SELECT ON TABLE public.moved TO pg_monitor WITH GRANT OPTION;
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION public.f() OWNER TO pg_monitor;
GRANT ALL ON FUNCTION public.f() TO pg_monitor WITH GRANT OPTION;
-- after --
CREATE TABLE public.plain (a integer, b integer);
ALTER TABLE public.plain OWNER TO pg_monitor;
GRANT SELECT ON TABLE public.plain TO pg_monitor WITH GRANT OPTION;
GRANT INSERT (a) ON TABLE public.plain TO pg_monitor;
CREATE TABLE public.said (a integer, b integer);
ALTER TABLE public.said OWNER TO pg_monitor;
CREATE TABLE public.taken (a integer);
ALTER TABLE public.taken OWNER TO pg_monitor;
REVOKE ALL ON TABLE public.taken FROM pg_monitor;
GRANT INSERT ON TABLE public.taken TO pg_monitor;
GRANT SELECT ON TABLE public.taken TO pg_monitor WITH GRANT OPTION;
CREATE TABLE public.moved (a integer);
ALTER TABLE public.moved OWNER TO pg_read_all_settings;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moved IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: change owner of table public.moved
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.moved
--   blocks:      reads and writes of public.moved, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.moved OWNER TO pg_read_all_settings;
REVOKE GRANT OPTION FOR SELECT ON TABLE public.moved FROM pg_read_all_settings;

-- Step 2 of 7: change privileges on table public.plain
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.plain
GRANT SELECT ON TABLE public.plain TO pg_monitor WITH GRANT OPTION;

-- Step 3 of 7: change privileges on table public.said
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE GRANT OPTION FOR SELECT ON TABLE public.said FROM pg_monitor;

-- Step 4 of 7: change privileges on table public.taken
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.taken
GRANT SELECT ON TABLE public.taken TO pg_monitor WITH GRANT OPTION;

-- Step 5 of 7: change privileges on column public.plain.a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column public.plain.a
GRANT INSERT (a) ON TABLE public.plain TO pg_monitor;

-- Step 6 of 7: change privileges on column public.said.b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE UPDATE (b) ON TABLE public.said FROM pg_monitor;

COMMIT;

BEGIN;

-- Step 7 of 7: drop routine public.f()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.f() fails
DROP FUNCTION public.f();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: drop routine public.f()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
ALTER FUNCTION public.f() OWNER TO pg_monitor;
GRANT EXECUTE ON FUNCTION public.f() TO pg_monitor WITH GRANT OPTION;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moved IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 7: change privileges on column public.said.b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT UPDATE (b) ON TABLE public.said TO pg_monitor;

-- Undo step 5 of 7: change privileges on column public.plain.a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE INSERT (a) ON TABLE public.plain FROM pg_monitor;

-- Undo step 4 of 7: change privileges on table public.taken
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE GRANT OPTION FOR SELECT ON TABLE public.taken FROM pg_monitor;

-- Undo step 3 of 7: change privileges on table public.said
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT ON TABLE public.said TO pg_monitor WITH GRANT OPTION;

-- Undo step 2 of 7: change privileges on table public.plain
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE GRANT OPTION FOR SELECT ON TABLE public.plain FROM pg_monitor;

-- Undo step 1 of 7: change owner of table public.moved
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.moved
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.moved OWNER TO pg_monitor;
GRANT SELECT ON TABLE public.moved TO pg_monitor WITH GRANT OPTION;

COMMIT;

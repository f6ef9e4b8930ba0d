-- What is made again gets its labels again, both ways; what is renamed keeps them.
-- before --
CREATE FUNCTION public.f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
SECURITY LABEL FOR anon ON FUNCTION public.f(int) IS 'label of f';
CREATE TABLE public.old (id int);
SECURITY LABEL FOR anon ON TABLE public.old IS 'kept';
SECURITY LABEL FOR anon ON COLUMN public.old.id IS 'kept';

-- after --
CREATE FUNCTION public.f(b int) RETURNS int LANGUAGE sql AS 'SELECT 1';
SECURITY LABEL FOR anon ON FUNCTION public.f(int) IS 'label of f';
-- @renamed from=old
CREATE TABLE public.new (id int);
SECURITY LABEL FOR anon ON TABLE public.new IS 'kept';
SECURITY LABEL FOR anon ON COLUMN public.new.id IS 'kept';

-- unproven --
no label provider comes with PostgreSQL
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.old IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: rename table public.old to table public.new
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.new
--   blocks:      reads and writes of public.new, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.new fails
ALTER TABLE public.old RENAME TO new;

COMMIT;

BEGIN;

-- Step 2 of 3: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Step 3 of 3: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(b integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
SECURITY LABEL FOR anon ON FUNCTION public.f(integer) IS 'label of f';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Undo step 2 of 3: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
SECURITY LABEL FOR anon ON FUNCTION public.f(integer) IS 'label of f';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.new IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 3: rename table public.old to table public.new
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.new
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.new RENAME TO old;

COMMIT;

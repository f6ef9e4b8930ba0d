-- A domain over a domain starts with the other's default, and keeps it when that one changes.
-- before --
CREATE DOMAIN base AS int DEFAULT 1;
CREATE DOMAIN kept AS base;
CREATE TABLE t (a kept);
-- after --
CREATE FUNCTION two() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE DOMAIN base AS int DEFAULT 1;
CREATE DOMAIN kept AS base;
ALTER DOMAIN base SET DEFAULT two();
CREATE DOMAIN follows AS base;
CREATE DOMAIN own AS base DEFAULT 3;
CREATE TABLE t (a kept, b follows[]);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: create routine public.two()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.two()
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT 2$$;

-- Step 2 of 5: set default of domain public.base
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.base SET DEFAULT public.two();

-- Step 3 of 5: create domain public.follows
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.follows AS public.base DEFAULT public.two();

-- Step 4 of 5: create domain public.own
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.own AS public.base DEFAULT 3;

-- Step 5 of 5: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN b public.follows[];

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 5: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN b;

-- Undo step 4 of 5: create domain public.own
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.own;

-- Undo step 3 of 5: create domain public.follows
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.follows;

-- Undo step 2 of 5: set default of domain public.base
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.base SET DEFAULT 1;

-- Undo step 1 of 5: create routine public.two()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.two();

COMMIT;

-- A domain's check calls a function that the same change replaces by one of other arguments.
-- before --
CREATE FUNCTION is_code(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT t ~ '^[a-z]+$' $$;
CREATE DOMAIN code AS text CONSTRAINT shape CHECK (is_code(VALUE));
CREATE TABLE t (c code);
-- after --
CREATE FUNCTION is_code(t text, strict boolean DEFAULT true) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT t ~ '^[a-z]+$' $$;
CREATE DOMAIN code AS text CONSTRAINT shape CHECK (is_code(VALUE, false));
CREATE TABLE t (c code);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: drop domain constraint public.code.shape
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code DROP CONSTRAINT shape;

-- Step 2 of 4: drop routine public.is_code(text)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.is_code(text) fails
DROP FUNCTION public.is_code(text);

-- Step 3 of 4: create routine public.is_code(text, boolean)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.is_code(t text, strict boolean DEFAULT TRUE)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$ SELECT t ~ '^[a-z]+$' $$;

-- Step 4 of 4: add domain constraint public.code.shape
--   phase:       contract
--   locks:       SHARE on table public.t
--   blocks:      writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: reads every table with a column of domain public.code, which nobody can write to until that is done
--   hazard:      may-fail: fails when a value in one of those columns is not as the domain asks
ALTER DOMAIN public.code ADD CONSTRAINT shape CHECK (public.is_code(value, FALSE));

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: add domain constraint public.code.shape
--   phase:       contract
--   locks:       SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code DROP CONSTRAINT shape;

-- Undo step 3 of 4: create routine public.is_code(text, boolean)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.is_code(text, boolean);

-- Undo step 2 of 4: drop routine public.is_code(text)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.is_code(t text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$ SELECT t ~ '^[a-z]+$' $$;

-- Undo step 1 of 4: drop domain constraint public.code.shape
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code ADD CONSTRAINT shape CHECK (public.is_code(value));

COMMIT;

-- Default and NOT NULL of a domain change.
-- before --
CREATE DOMAIN d AS int DEFAULT 1;
CREATE DOMAIN e AS int NOT NULL;
CREATE TABLE t (d d, e e);
-- after --
CREATE DOMAIN d AS int DEFAULT 2 NOT NULL;
CREATE DOMAIN e AS int;
CREATE TABLE t (d d, e e);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: set default of domain public.d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d SET DEFAULT 2;

-- Step 2 of 3: forbid null in domain public.d
--   phase:       expand
--   locks:       SHARE on table public.t
--   blocks:      writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: reads every table with a column of domain public.d, which nobody can write to until that is done
--   hazard:      may-fail: fails when a value in one of those columns is not as the domain asks
ALTER DOMAIN public.d SET NOT NULL;

-- Step 3 of 3: allow null in domain public.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.e DROP NOT NULL;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: allow null in domain public.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.e SET NOT NULL;

-- Undo step 2 of 3: forbid null in domain public.d
--   phase:       expand
--   locks:       SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d DROP NOT NULL;

-- Undo step 1 of 3: set default of domain public.d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d SET DEFAULT 1;

COMMIT;

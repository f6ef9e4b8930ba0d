-- Constraints of a domain come, change and go.
-- before --
CREATE DOMAIN d AS int CONSTRAINT a CHECK (VALUE > 0) CONSTRAINT b CHECK (VALUE < 10);
CREATE TABLE t (d d);
-- after --
CREATE DOMAIN d AS int CONSTRAINT b CHECK (VALUE < 20) CONSTRAINT c CHECK (VALUE <> 5);
CREATE TABLE t (d d);
-- rows --
INSERT INTO t VALUES (3);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: add domain constraint public.d.c
--   phase:       expand
--   locks:       SHARE on table public.t
--   blocks:      writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: reads every table with a column of domain public.d, which nobody can write to until that is done
--   hazard:      may-fail: fails when a value in one of those columns is not as the domain asks
ALTER DOMAIN public.d ADD CONSTRAINT c CHECK (value <> 5);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 4: drop domain constraint public.d.a
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
ALTER DOMAIN public.d DROP CONSTRAINT a;

-- Step 3 of 4: drop domain constraint public.d.b
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d DROP CONSTRAINT b;

-- Step 4 of 4: add domain constraint public.d.b
--   phase:       contract
--   locks:       SHARE on table public.t
--   blocks:      writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: reads every table with a column of domain public.d, which nobody can write to until that is done
--   hazard:      may-fail: fails when a value in one of those columns is not as the domain asks
ALTER DOMAIN public.d ADD CONSTRAINT b CHECK (value < 20);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: add domain constraint public.d.b
--   phase:       contract
--   locks:       SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d DROP CONSTRAINT b;

-- Undo step 3 of 4: drop domain constraint public.d.b
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d ADD CONSTRAINT b CHECK (value < 10);

-- Undo step 2 of 4: drop domain constraint public.d.a
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d ADD CONSTRAINT a CHECK (value > 0);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 4: add domain constraint public.d.c
--   phase:       expand
--   locks:       SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d DROP CONSTRAINT c;

COMMIT;

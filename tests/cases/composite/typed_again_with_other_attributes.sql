-- A table becomes one of the type when it has its attributes, and stops being one before it gets others.
-- before --
CREATE TYPE pair AS (x int, y text, gone date);
CREATE TABLE later (x int, y text, gone date);
CREATE TYPE other AS (x int, y text);
CREATE TABLE first OF other (PRIMARY KEY (x));
-- after --
CREATE TYPE pair AS (x int, y text, fresh int);
CREATE TABLE later OF pair;
CREATE TYPE other AS (x int, y text);
CREATE TABLE first (x int PRIMARY KEY, y text, z int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.first IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: change type of table public.first
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.first
--   blocks:      reads and writes of public.first, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.first NOT OF;

-- Step 2 of 6: add column public.first.z
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.first
--   blocks:      reads and writes of public.first, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.first ADD COLUMN z integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.later IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 6: add column public.later.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.later
--   blocks:      reads and writes of public.later, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.later ADD COLUMN fresh integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.later IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 6: change attributes of composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
ALTER TYPE public.pair
    DROP ATTRIBUTE gone,
    ADD ATTRIBUTE fresh integer;

-- Step 5 of 6: drop column public.later.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.later
--   blocks:      reads and writes of public.later, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.later.gone are dropped
--   hazard:      app-breaking: whoever uses column public.later.gone fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.later fail
ALTER TABLE public.later DROP COLUMN gone;

-- Step 6 of 6: change type of table public.later
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.later
--   blocks:      reads and writes of public.later, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.later OF public.pair;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.later IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 6: change type of table public.later
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.later
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.later NOT OF;

-- Undo step 5 of 6: drop column public.later.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.later
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.later ADD COLUMN gone date;

-- Undo step 4 of 6: change attributes of composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    DROP ATTRIBUTE fresh CASCADE,
    ADD ATTRIBUTE gone date CASCADE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.later IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 6: add column public.later.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.later
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.later DROP COLUMN fresh;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.first IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 6: add column public.first.z
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.first
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.first DROP COLUMN z;

-- Undo step 1 of 6: change type of table public.first
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.first
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.first OF public.other;

COMMIT;

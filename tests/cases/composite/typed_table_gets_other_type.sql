-- A table goes from one type to another: its columns change while it is of none.
-- before --
CREATE TYPE pair AS (a int, b varchar(10), gone date);
CREATE TYPE other AS (a int, b text, fresh int);
CREATE TABLE typed OF pair (PRIMARY KEY (a));
-- after --
CREATE TYPE pair AS (a int, b varchar(10));
CREATE TYPE other AS (a int, b text, fresh int);
CREATE TABLE typed OF other (PRIMARY KEY (a));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: take off from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed NOT OF;

-- Step 2 of 7: change type of column public.typed.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.typed.b fail
ALTER TABLE public.typed ALTER COLUMN b TYPE text;

-- Step 3 of 7: add column public.typed.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.typed ADD COLUMN fresh integer;

-- Step 4 of 7: change attributes of composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    DROP ATTRIBUTE gone CASCADE;

-- Step 5 of 7: drop column public.typed.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.typed.gone are dropped
--   hazard:      app-breaking: whoever uses column public.typed.gone fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.typed fail
ALTER TABLE public.typed DROP COLUMN gone;

-- Step 6 of 7: change type of table public.typed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed OF public.other;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 7: gather statistics of table public.typed (b)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.typed (b);

COMMIT;
-- down --
-- Undo step 7 of 7: gather statistics of table public.typed (b)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 7: change type of table public.typed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed NOT OF;

-- Undo step 5 of 7: drop column public.typed.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.typed ADD COLUMN gone date;

-- Undo step 4 of 7: change attributes of composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    ADD ATTRIBUTE gone date;

-- Undo step 3 of 7: add column public.typed.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.typed DROP COLUMN fresh;

-- Undo step 2 of 7: change type of column public.typed.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed ALTER COLUMN b TYPE character varying(10);

-- Undo step 1 of 7: take off from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed OF public.pair;

COMMIT;

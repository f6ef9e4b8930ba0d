-- A domain that an attribute is of is made anew, and so are the type and what its table holds of it.
-- before --
CREATE DOMAIN code AS text;
CREATE TYPE pair AS (x int, y varchar(10), z code, gone date);
CREATE TABLE typed OF pair;
-- after --
CREATE DOMAIN code AS varchar(20);
CREATE TYPE pair AS (x int, y varchar(10), z code, fresh int);
CREATE TABLE typed OF pair;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: take off from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, until step 7 is done, which rewrites public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed NOT OF;

-- Step 2 of 11: add column public.typed.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, until step 7 is done, which rewrites public.typed
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.typed ADD COLUMN fresh integer;

-- Step 3 of 11: drop composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.pair;

-- Step 4 of 11: put aside domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code RENAME TO lockstep_code_old_b1436683;

-- Step 5 of 11: create domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.code AS character varying(20);

-- Step 6 of 11: create composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.pair AS (x integer, y character varying(10), z public.code, fresh integer);

-- Step 7 of 11: convert column public.typed.z
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for as long as its work takes
--   work:        rewrites public.typed
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.typed is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.typed.z holds values that the new type does not have
ALTER TABLE public.typed ALTER COLUMN z TYPE public.code USING z::text::public.code;

-- Step 8 of 11: drop the old domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_code_old_b1436683;

-- Step 9 of 11: drop column public.typed.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.typed.gone are dropped
--   hazard:      app-breaking: whoever uses column public.typed.gone fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.typed fail
ALTER TABLE public.typed DROP COLUMN gone;

-- Step 10 of 11: put back from its type table public.typed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed OF public.pair;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 11: gather statistics of table public.typed (z)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.typed (z);

COMMIT;
-- down --
-- Undo step 11 of 11: gather statistics of table public.typed (z)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 11: put back from its type table public.typed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed NOT OF;

-- Undo step 9 of 11: drop column public.typed.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.typed ADD COLUMN gone date;

-- Undo step 8 of 11: drop the old domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_code_old_b1436683 AS text;

-- Undo step 7 of 11: convert column public.typed.z
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed ALTER COLUMN z TYPE public.lockstep_code_old_b1436683 USING z::text::public.lockstep_code_old_b1436683;

-- Undo step 6 of 11: create composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.pair;

-- Undo step 5 of 11: create domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.code;

-- Undo step 4 of 11: put aside domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_code_old_b1436683 RENAME TO code;

-- Undo step 3 of 11: drop composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.pair AS (x integer, y character varying(10), z public.code, gone date);

-- Undo step 2 of 11: add column public.typed.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.typed DROP COLUMN fresh;

-- Undo step 1 of 11: take off from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed OF public.pair;

COMMIT;

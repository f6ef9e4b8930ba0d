-- A type that a column stores is made again when an attribute gets another type; a table of the type follows by itself.
-- before --
CREATE TYPE pair AS (a int, b varchar(10));
CREATE TABLE typed OF pair;
CREATE TABLE stores (p pair);
-- after --
CREATE TYPE pair AS (a bigint, b text);
CREATE TABLE typed OF pair;
CREATE TABLE stores (p pair);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.stores, public.typed IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.stores, public.typed IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.typed, public.stores IN ACCESS EXCLUSIVE MODE;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 1 of 10: take off from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, until step 4 is done, which rewrites public.stores
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.typed is locked until step 4 is done, which writes all rows of table public.stores
ALTER TABLE public.typed NOT OF;

-- Step 2 of 10: put aside composite type public.pair
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair RENAME TO lockstep_pair_old_f42db1bb;

-- Step 3 of 10: create composite type public.pair
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.pair AS (a bigint, b text);

-- Step 4 of 10: convert column public.stores.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.stores
--   blocks:      reads and writes of public.stores, for as long as its work takes
--   work:        rewrites public.stores
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.stores is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.stores.p holds values that the new type does not have
--   hazard:      exclusive-lock-long: table public.stores is locked until step 5 is done, which writes all rows of table public.typed
ALTER TABLE public.stores ALTER COLUMN p TYPE public.pair USING p::text::public.pair;

-- Step 5 of 10: change type of column public.typed.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for as long as its work takes
--   work:        rewrites public.typed
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.typed is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.typed.a fail
ALTER TABLE public.typed ALTER COLUMN a TYPE bigint;

-- Step 6 of 10: change type of column public.typed.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.typed.b fail
ALTER TABLE public.typed ALTER COLUMN b TYPE text;

-- Step 7 of 10: put back from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed OF public.pair;

-- Step 8 of 10: drop the old composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_pair_old_f42db1bb;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 10: gather statistics of table public.stores (p)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stores
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.stores (p);

COMMIT;

BEGIN;

-- Step 10 of 10: gather statistics of table public.typed (a, b)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.typed (a, b);

COMMIT;
-- down --
-- Undo step 10 of 10: gather statistics of table public.typed (a, b)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 9 of 10: gather statistics of table public.stores (p)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stores
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 10: drop the old composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_pair_old_f42db1bb AS (a integer, b character varying(10));

-- Undo step 7 of 10: put back from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed NOT OF;

-- Undo step 6 of 10: change type of column public.typed.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed ALTER COLUMN b TYPE character varying(10);

-- Undo step 5 of 10: change type of column public.typed.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed ALTER COLUMN a TYPE integer;

-- Undo step 4 of 10: convert column public.stores.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.stores
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.stores ALTER COLUMN p TYPE public.lockstep_pair_old_f42db1bb USING p::text::public.lockstep_pair_old_f42db1bb;

-- Undo step 3 of 10: create composite type public.pair
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.pair;

-- Undo step 2 of 10: put aside composite type public.pair
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_pair_old_f42db1bb RENAME TO pair;

-- Undo step 1 of 10: take off from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed OF public.pair;

COMMIT;

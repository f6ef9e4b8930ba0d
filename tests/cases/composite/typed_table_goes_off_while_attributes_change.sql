-- A table stops being of a type whose attributes change, and its columns change by themselves; one of the type that is dropped goes before.
-- before --
CREATE TYPE pair AS (a int, b varchar(10));
CREATE TABLE off OF pair (a DEFAULT 5, PRIMARY KEY (a));
CREATE TABLE stays OF pair;
CREATE TYPE other AS (a int);
CREATE TABLE other_off OF other;
CREATE TABLE other_gone OF other;
-- after --
CREATE TYPE pair AS (a int, b text COLLATE "C", c date);
CREATE TABLE off (a int PRIMARY KEY DEFAULT 5, b text COLLATE "C");
CREATE TABLE stays OF pair;
CREATE TYPE other AS (a int, b int);
CREATE TABLE other_off (a int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.off IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: change type of table public.off
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.off
--   blocks:      reads and writes of public.off, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.off NOT OF;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.stays IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 8: change attributes of composite type public.pair
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.stays
--   blocks:      reads and writes of public.stays, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in new attributes since are gone
ALTER TYPE public.pair
    ALTER ATTRIBUTE b TYPE text COLLATE "C" CASCADE,
    ADD ATTRIBUTE c date CASCADE;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 8: gather statistics of table public.stays (b)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stays
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.stays (b);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.other_off IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 8: change type of table public.other_off
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.other_off
--   blocks:      reads and writes of public.other_off, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.other_off NOT OF;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.off IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 8: change type of column public.off.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.off
--   blocks:      reads and writes of public.off, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.off.b fail
ALTER TABLE public.off ALTER COLUMN b TYPE text COLLATE "C";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 8: gather statistics of table public.off (b)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.off
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.off (b);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.other_gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 8: drop table public.other_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other_gone
--   blocks:      reads and writes of public.other_gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.other_gone are dropped
--   hazard:      app-breaking: whoever uses table public.other_gone fails
DROP TABLE public.other_gone;

-- Step 8 of 8: change attributes of composite type public.other
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.other
    ADD ATTRIBUTE b integer CASCADE;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: change attributes of composite type public.other
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.other
    DROP ATTRIBUTE b;

-- Undo step 7 of 8: drop table public.other_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other_gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.other_gone (
    a integer
);
ALTER TABLE public.other_gone OF public.other;

COMMIT;

-- Undo step 6 of 8: gather statistics of table public.off (b)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.off
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.off IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 8: change type of column public.off.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.off
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.off ALTER COLUMN b TYPE character varying(10);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.other_off IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 8: change type of table public.other_off
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.other_off
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.other_off OF public.other;

COMMIT;

-- Undo step 3 of 8: gather statistics of table public.stays (b)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stays
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.stays IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 8: change attributes of composite type public.pair
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.stays
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in new attributes since are gone
ALTER TYPE public.pair
    DROP ATTRIBUTE c CASCADE,
    ALTER ATTRIBUTE b TYPE character varying(10) CASCADE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.off IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 8: change type of table public.off
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.off
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.off OF public.pair;

COMMIT;

-- An attribute goes from a type whose array a column holds, and a typed table has.
-- before --
CREATE TYPE pair AS (x int, y text, z int);
CREATE TABLE t (ps pair[]);
CREATE TABLE typed OF pair (PRIMARY KEY (x));
COMMENT ON COLUMN typed.x IS 'x';
-- after --
CREATE TYPE pair AS (x int, y text, w date);
CREATE TABLE t (ps pair[]);
CREATE TABLE typed OF pair (PRIMARY KEY (x));
COMMENT ON COLUMN typed.x IS 'x';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: change attributes of composite type public.pair
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: attributes come back without what was stored in them
--   hazard:      data-loss: what is stored in the dropped attributes is gone
--   hazard:      data-loss: the values of column public.typed.z are dropped
--   hazard:      app-breaking: whoever uses column public.typed.z fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.typed fail
ALTER TYPE public.pair
    DROP ATTRIBUTE z CASCADE,
    ADD ATTRIBUTE w date CASCADE;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: change attributes of composite type public.pair
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible, loses data: attributes come back without what was stored in them
ALTER TYPE public.pair
    DROP ATTRIBUTE w CASCADE,
    ADD ATTRIBUTE z integer CASCADE;

COMMIT;

-- An enum is renamed and gets values in one go; a default and a check use it.
-- before --
CREATE TYPE state AS ENUM ('open', 'done');
CREATE TABLE t (s state DEFAULT 'open' CHECK (s <> 'done'));
-- after --
-- @renamed from=state
CREATE TYPE "order" AS ENUM ('new', 'open', 'on hold', 'done');
CREATE TABLE t (s "order" DEFAULT 'open' CHECK (s <> 'done'));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: rename enum type public.state to enum type public."order"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of enum type public."order" fails
ALTER TYPE public.state RENAME TO "order";

COMMIT;

BEGIN;

-- Step 2 of 2: add values 'new', 'on hold' to enum public."order"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public."order" ADD VALUE 'new' BEFORE 'open';
ALTER TYPE public."order" ADD VALUE 'on hold' AFTER 'open';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: add values 'new', 'on hold' to enum public."order"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public."order" RENAME TO lockstep_order_old_318bb687;
CREATE TYPE public."order" AS ENUM ('open', 'done');
ALTER TABLE public.t DROP CONSTRAINT t_s_check;
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN s TYPE public."order" USING s::text::public."order";
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'open';
ALTER TABLE public.t ADD CONSTRAINT t_s_check CHECK (s <> 'done');
DROP TYPE public.lockstep_order_old_318bb687;

COMMIT;

BEGIN;

-- Undo step 1 of 2: rename enum type public.state to enum type public."order"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public."order" RENAME TO state;

COMMIT;

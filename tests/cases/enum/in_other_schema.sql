-- An enum of another schema with a name that wants quoting.
-- before --
CREATE SCHEMA "S 1";
CREATE TYPE "S 1"."Type" AS ENUM ('x');
CREATE TABLE t (a "S 1"."Type" DEFAULT 'x');
-- after --
CREATE SCHEMA "S 1";
CREATE TYPE "S 1"."Type" AS ENUM ('w', 'x');
CREATE TABLE t (a "S 1"."Type" DEFAULT 'w', b "S 1"."Type"[]);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: add value 'w' to enum "S 1"."Type"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE "S 1"."Type" ADD VALUE 'w' BEFORE 'x';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 3: set default of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 'w';

-- Step 3 of 3: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN b "S 1"."Type"[];

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN b;

-- Undo step 2 of 3: set default of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 'x';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 3: add value 'w' to enum "S 1"."Type"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE "S 1"."Type" RENAME TO "lockstep_Type_old_3d1996bc";
CREATE TYPE "S 1"."Type" AS ENUM ('x');
ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN a TYPE "S 1"."Type" USING a::text::"S 1"."Type";
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 'x';
DROP TYPE "S 1"."lockstep_Type_old_3d1996bc";

COMMIT;

-- What a typed table says of a column comes back with the attribute.
-- before --
CREATE TYPE kind AS (a text, b numeric, "C" boolean, d integer);
CREATE TABLE "T" OF kind (a WITH OPTIONS PRIMARY KEY, b WITH OPTIONS DEFAULT 1, "C" WITH OPTIONS NOT NULL DEFAULT true, d WITH OPTIONS NOT NULL);
COMMENT ON COLUMN "T"."C" IS 'goes';
ALTER TABLE "T" ALTER COLUMN d SET STATISTICS 7;
-- after --
CREATE TYPE kind AS (a text, b numeric, e numeric);
CREATE TABLE "T" OF kind (a WITH OPTIONS PRIMARY KEY, b WITH OPTIONS DEFAULT 1, e WITH OPTIONS DEFAULT 2);
COMMENT ON COLUMN "T".e IS 'comes';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: clear column public."T"."C"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" ALTER COLUMN "C" DROP DEFAULT;

-- Step 2 of 4: clear column public."T".d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" ALTER COLUMN d DROP DEFAULT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 4: change attributes of composite type public.kind
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: attributes come back without what was stored in them
--   hazard:      data-loss: the values of column public."T"."C" are dropped
--   hazard:      app-breaking: whoever uses column public."T"."C" fails
--   hazard:      data-loss: the values of column public."T".d are dropped
--   hazard:      app-breaking: whoever uses column public."T".d fails
--   hazard:      cached-plan: prepared statements that take all columns of table public."T" fail
ALTER TYPE public.kind
    DROP ATTRIBUTE "C" CASCADE,
    DROP ATTRIBUTE d CASCADE,
    ADD ATTRIBUTE e numeric CASCADE;

-- Step 4 of 4: complete column public."T".e
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" ALTER COLUMN e SET DEFAULT 2;
COMMENT ON COLUMN public."T".e IS 'comes';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: complete column public."T".e
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" ALTER COLUMN e DROP DEFAULT;

-- Undo step 3 of 4: change attributes of composite type public.kind
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible, loses data: attributes come back without what was stored in them
ALTER TYPE public.kind
    DROP ATTRIBUTE e CASCADE,
    ADD ATTRIBUTE "C" boolean CASCADE,
    ADD ATTRIBUTE d integer CASCADE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 4: clear column public."T".d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" ALTER COLUMN d SET STATISTICS 7;
ALTER TABLE public."T" ALTER COLUMN d SET NOT NULL;

-- Undo step 1 of 4: clear column public."T"."C"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" ALTER COLUMN "C" SET DEFAULT TRUE;
ALTER TABLE public."T" ALTER COLUMN "C" SET NOT NULL;
COMMENT ON COLUMN public."T"."C" IS 'goes';

COMMIT;

-- An exclusion constraint changes.
-- before --
CREATE TABLE r (c circle, d box, CONSTRAINT x EXCLUDE USING gist (c WITH &&));
-- after --
CREATE TABLE r (c circle, d box, CONSTRAINT x EXCLUDE USING gist (d WITH &&) DEFERRABLE);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.r IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: drop constraint public.r.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r
--   blocks:      reads and writes of public.r, until step 2 is done, which scans public.r
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.r DROP CONSTRAINT x;

-- Step 2 of 2: add constraint public.r.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r
--   blocks:      reads and writes of public.r, for as long as its work takes
--   work:        scans public.r
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.r are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.r.x
ALTER TABLE public.r ADD CONSTRAINT x EXCLUDE USING gist (d WITH &&) DEFERRABLE;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.r IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: add constraint public.r.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.r DROP CONSTRAINT x;

-- Undo step 1 of 2: drop constraint public.r.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.r ADD CONSTRAINT x EXCLUDE USING gist (c WITH &&);

COMMIT;

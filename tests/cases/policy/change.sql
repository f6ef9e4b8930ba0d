-- A policy's expressions change in place.
-- before --
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (id > 0);
CREATE POLICY q ON t FOR SELECT USING (true);
-- after --
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (id > 1) WITH CHECK (id > 2);
CREATE POLICY q ON t FOR DELETE USING (true);
COMMENT ON POLICY q ON t IS 'delete all';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: replace policy p on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;
CREATE POLICY p ON public.t
    USING (id > 1)
    WITH CHECK (id > 2);

-- Step 2 of 3: drop policy public.t.q
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY q ON public.t;

-- Step 3 of 3: add policy public.t.q
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY q ON public.t
    FOR DELETE
    USING (TRUE);
COMMENT ON POLICY q ON public.t IS 'delete all';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: add policy public.t.q
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY q ON public.t;

-- Undo step 2 of 3: drop policy public.t.q
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY q ON public.t
    FOR SELECT
    USING (TRUE);

-- Undo step 1 of 3: replace policy p on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;
CREATE POLICY p ON public.t
    USING (id > 0);

COMMIT;

-- Policies of every sort.
-- before --
CREATE TABLE t (id int, owner name);
-- after --
CREATE TABLE t (id int, owner name);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p1 ON t USING (owner = CURRENT_USER);
CREATE POLICY p2 ON t AS RESTRICTIVE FOR UPDATE TO PUBLIC USING (id > 0) WITH CHECK (id > 1);
CREATE POLICY p3 ON t FOR INSERT WITH CHECK (id IN (SELECT x FROM generate_series(1, 3) x));
CREATE POLICY p4 ON t FOR DELETE TO pg_monitor USING (false);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: add policy public.t.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p1 ON public.t
    USING (owner = CURRENT_USER);

-- Step 2 of 5: add policy public.t.p2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p2 ON public.t
    AS RESTRICTIVE
    FOR UPDATE
    USING (id > 0)
    WITH CHECK (id > 1);

-- Step 3 of 5: add policy public.t.p3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p3 ON public.t
    FOR INSERT
    WITH CHECK (id IN (SELECT x FROM generate_series(1, 3) AS x));

-- Step 4 of 5: add policy public.t.p4
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p4 ON public.t
    FOR DELETE
    TO pg_monitor
    USING (FALSE);

-- Step 5 of 5: switch row security of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: roles see and write those rows of table public.t alone that a policy gives them
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 5: switch row security of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DISABLE ROW LEVEL SECURITY;

-- Undo step 4 of 5: add policy public.t.p4
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p4 ON public.t;

-- Undo step 3 of 5: add policy public.t.p3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p3 ON public.t;

-- Undo step 2 of 5: add policy public.t.p2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p2 ON public.t;

-- Undo step 1 of 5: add policy public.t.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p1 ON public.t;

COMMIT;

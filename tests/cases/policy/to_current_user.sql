-- CURRENT_USER and SESSION_USER are the role that runs the plan.
-- needs --
from 14: CURRENT_ROLE as a role
-- before --
CREATE TABLE t (id int);
CREATE POLICY p ON t TO CURRENT_USER USING (id > 0);
CREATE POLICY q ON t TO pg_monitor USING (id > 0);
-- after --
CREATE TABLE t (id int);
CREATE POLICY p ON t TO CURRENT_USER USING (id > 1);
CREATE POLICY q ON t TO pg_monitor, SESSION_USER USING (id > 0);
CREATE POLICY r ON t FOR INSERT TO CURRENT_ROLE WITH CHECK (id > 0);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: change policy p on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY p ON public.t
    USING (id > 1);

-- Step 2 of 3: change policy q on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY q ON public.t
    TO CURRENT_USER, pg_monitor;

-- Step 3 of 3: add policy public.t.r
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY r ON public.t
    FOR INSERT
    TO CURRENT_USER
    WITH CHECK (id > 0);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: add policy public.t.r
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY r ON public.t;

-- Undo step 2 of 3: change policy q on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY q ON public.t
    TO pg_monitor;

-- Undo step 1 of 3: change policy p on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY p ON public.t
    USING (id > 0);

COMMIT;

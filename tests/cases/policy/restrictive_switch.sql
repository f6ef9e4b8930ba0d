-- Policies turn from permissive to restrictive and to other commands and roles.
-- needs --
from 14: the roles pg_read_all_data and pg_write_all_data
-- before --
CREATE TABLE t (id int, owner name);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY a ON t USING (owner = CURRENT_USER);
CREATE POLICY b ON t AS RESTRICTIVE FOR INSERT TO pg_write_all_data, pg_monitor WITH CHECK (id > 0);
CREATE POLICY c ON t FOR UPDATE TO pg_monitor USING (true) WITH CHECK (id > 0);
COMMENT ON POLICY a ON t IS 'kept';
-- after --
CREATE TABLE t (id int, owner name);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY a ON t AS RESTRICTIVE USING (owner = CURRENT_USER);
CREATE POLICY b ON t AS RESTRICTIVE FOR INSERT TO pg_read_all_data, pg_monitor WITH CHECK (id > 0);
CREATE POLICY c ON t FOR UPDATE USING (true);
COMMENT ON POLICY a ON t IS 'kept';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: change policy b on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      policy-widened: other rows of table public.t are seen or written than before
ALTER POLICY b ON public.t
    TO pg_monitor, pg_read_all_data;

-- Step 2 of 4: replace policy c on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      policy-widened: other rows of table public.t are seen or written than before
DROP POLICY c ON public.t;
CREATE POLICY c ON public.t
    FOR UPDATE
    USING (TRUE);

-- Step 3 of 4: drop policy public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY a ON public.t;

-- Step 4 of 4: add policy public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      policy-widened: other rows of table public.t are seen or written than before
CREATE POLICY a ON public.t
    AS RESTRICTIVE
    USING (owner = CURRENT_USER);
COMMENT ON POLICY a ON public.t IS 'kept';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: add policy public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY a ON public.t;

-- Undo step 3 of 4: drop policy public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY a ON public.t
    USING (owner = CURRENT_USER);
COMMENT ON POLICY a ON public.t IS 'kept';

-- Undo step 2 of 4: replace policy c on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY c ON public.t;
CREATE POLICY c ON public.t
    FOR UPDATE
    TO pg_monitor
    USING (TRUE)
    WITH CHECK (id > 0);

-- Undo step 1 of 4: change policy b on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY b ON public.t
    TO pg_monitor, pg_write_all_data;

COMMIT;

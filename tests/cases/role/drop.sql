-- A role goes when nothing is its own any more and nothing is granted to it.
-- before --
CREATE ROLE case_old;
CREATE ROLE case_stays LOGIN;
COMMENT ON ROLE case_old IS 'old';
GRANT case_old TO case_stays WITH ADMIN OPTION;
CREATE TABLE public.t (id int);
ALTER TABLE public.t OWNER TO case_old;
CREATE TABLE public.gone (id int);
ALTER TABLE public.gone OWNER TO case_old;
CREATE ROLE case_other;
GRANT SELECT (id) ON public.t TO case_other;
CREATE VIEW public.v AS SELECT id FROM public.t;
GRANT SELECT ON public.v TO case_old;
CREATE POLICY p ON public.t TO case_old USING (true);
ALTER DEFAULT PRIVILEGES FOR ROLE case_old GRANT SELECT ON TABLES TO case_stays;

-- after --
CREATE ROLE case_stays LOGIN;
CREATE ROLE case_other;
CREATE TABLE public.t (id int);
ALTER TABLE public.t OWNER TO case_stays;
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE POLICY p ON public.t TO case_stays USING (true);

-- roles --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t OWNER TO case_stays;

-- Step 2 of 8: change privileges on column public.t.id
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (id) ON TABLE public.t FROM case_other;

-- Step 3 of 8: change privileges on view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE public.v FROM case_old;

-- Step 4 of 8: change policy p on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY p ON public.t
    TO case_stays;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 8: drop role membership case_old.case_stays
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_old.case_stays is of the whole server: every database on it sees the change
REVOKE case_old FROM case_stays;

-- Step 6 of 8: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone are dropped
--   hazard:      app-breaking: whoever uses table public.gone fails
DROP TABLE public.gone;

-- Step 7 of 8: drop default privilege case_old."TABLES"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES FOR ROLE case_old REVOKE SELECT ON TABLES FROM case_stays;

-- Step 8 of 8: drop role case_old
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings do not come back
--   hazard:      data-loss: the password and the settings of role case_old are dropped
--   hazard:      server-wide: role case_old is of the whole server: dropping it fails while it owns or may do anything else, in this database or another
DROP ROLE case_old;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: drop role case_old
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings do not come back
CREATE ROLE case_old;
COMMENT ON ROLE case_old IS 'old';

-- Undo step 7 of 8: drop default privilege case_old."TABLES"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES FOR ROLE case_old GRANT SELECT ON TABLES TO case_stays;

-- Undo step 6 of 8: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone (
    id integer
);
ALTER TABLE public.gone OWNER TO case_old;
REVOKE SELECT ON TABLE public.gone FROM case_stays;

-- Undo step 5 of 8: drop role membership case_old.case_stays
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT case_old TO case_stays WITH ADMIN OPTION;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 8: change policy p on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY p ON public.t
    TO case_old;

-- Undo step 3 of 8: change privileges on view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT ON TABLE public.v TO case_old;

-- Undo step 2 of 8: change privileges on column public.t.id
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (id) ON TABLE public.t TO case_other;

-- Undo step 1 of 8: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t OWNER TO case_old;

COMMIT;

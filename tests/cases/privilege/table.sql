-- Privileges on tables, columns and sequences.
-- before --
CREATE TABLE t (a int, b int);
CREATE SEQUENCE s;
GRANT SELECT ON t TO PUBLIC;
-- after --
CREATE TABLE t (a int, b int);
CREATE SEQUENCE s;
GRANT SELECT, INSERT ON t TO pg_monitor;
GRANT UPDATE (a), SELECT (a, b) ON t TO PUBLIC;
GRANT DELETE ON t TO pg_monitor WITH GRANT OPTION;
GRANT USAGE ON SEQUENCE s TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: change privileges on sequence public.s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on sequence public.s
GRANT USAGE ON SEQUENCE public.s TO pg_monitor;

-- Step 2 of 4: change privileges on table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.t
REVOKE SELECT ON TABLE public.t FROM PUBLIC;
GRANT SELECT, INSERT ON TABLE public.t TO pg_monitor;
GRANT DELETE ON TABLE public.t TO pg_monitor WITH GRANT OPTION;

-- Step 3 of 4: change privileges on column public.t.a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column public.t.a
GRANT SELECT (a), UPDATE (a) ON TABLE public.t TO PUBLIC;

-- Step 4 of 4: change privileges on column public.t.b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column public.t.b
GRANT SELECT (b) ON TABLE public.t TO PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: change privileges on column public.t.b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (b) ON TABLE public.t FROM PUBLIC;

-- Undo step 3 of 4: change privileges on column public.t.a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (a), UPDATE (a) ON TABLE public.t FROM PUBLIC;

-- Undo step 2 of 4: change privileges on table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT, INSERT, DELETE ON TABLE public.t FROM pg_monitor;
GRANT SELECT ON TABLE public.t TO PUBLIC;

-- Undo step 1 of 4: change privileges on sequence public.s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE USAGE ON SEQUENCE public.s FROM pg_monitor;

COMMIT;

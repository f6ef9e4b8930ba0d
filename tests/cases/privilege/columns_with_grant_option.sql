-- Column privileges with grant option come, lose it and go, beside privileges on the table.
-- needs --
from 14: the roles pg_read_all_data and pg_write_all_data
-- before --
CREATE TABLE t (a int, b int, "C" int);
GRANT SELECT (a), UPDATE (a) ON t TO pg_monitor WITH GRANT OPTION;
GRANT SELECT (b, "C") ON t TO pg_read_all_data;
GRANT INSERT, DELETE ON t TO pg_monitor WITH GRANT OPTION;
-- after --
CREATE TABLE t (a int, b int, "C" int);
GRANT SELECT (a) ON t TO pg_monitor;
GRANT SELECT ("C"), REFERENCES ("C") ON t TO pg_read_all_data WITH GRANT OPTION;
GRANT INSERT, SELECT ON t TO pg_monitor;
GRANT TRUNCATE ON t TO PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: change privileges on table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.t
REVOKE DELETE ON TABLE public.t FROM pg_monitor;
REVOKE GRANT OPTION FOR INSERT ON TABLE public.t FROM pg_monitor;
GRANT SELECT ON TABLE public.t TO pg_monitor;
GRANT TRUNCATE ON TABLE public.t TO PUBLIC;

-- Step 2 of 4: change privileges on column public.t."C"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column public.t."C"
GRANT SELECT ("C"), REFERENCES ("C") ON TABLE public.t TO pg_read_all_data WITH GRANT OPTION;

-- Step 3 of 4: change privileges on column public.t.a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column public.t.a
REVOKE UPDATE (a) ON TABLE public.t FROM pg_monitor;
REVOKE GRANT OPTION FOR SELECT (a) ON TABLE public.t FROM pg_monitor;

-- Step 4 of 4: change privileges on column public.t.b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (b) ON TABLE public.t FROM pg_read_all_data;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: change privileges on column public.t.b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (b) ON TABLE public.t TO pg_read_all_data;

-- Undo step 3 of 4: change privileges on column public.t.a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (a), UPDATE (a) ON TABLE public.t TO pg_monitor WITH GRANT OPTION;

-- Undo step 2 of 4: change privileges on column public.t."C"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE REFERENCES ("C") ON TABLE public.t FROM pg_read_all_data;
REVOKE GRANT OPTION FOR SELECT ("C") ON TABLE public.t FROM pg_read_all_data;

-- Undo step 1 of 4: change privileges on table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE public.t FROM pg_monitor;
REVOKE TRUNCATE ON TABLE public.t FROM PUBLIC;
GRANT INSERT, DELETE ON TABLE public.t TO pg_monitor WITH GRANT OPTION;
GRANT SELECT (a) ON TABLE public.t TO pg_monitor WITH GRANT OPTION;

COMMIT;

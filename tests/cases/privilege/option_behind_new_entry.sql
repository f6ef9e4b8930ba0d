-- Who has the grant option and granted nothing to others stands where the state has him, behind or in front of who comes.
-- before --
CREATE TABLE t (a integer, b integer);
GRANT UPDATE, TRUNCATE ON t TO pg_monitor WITH GRANT OPTION;
CREATE TABLE u (a integer);
GRANT SELECT ON u TO PUBLIC;
CREATE TABLE w (a integer);
GRANT SELECT ON w TO pg_read_all_stats;
-- after --
CREATE TABLE t (a integer, b integer);
GRANT SELECT ON t TO PUBLIC;
GRANT UPDATE, TRUNCATE ON t TO pg_monitor WITH GRANT OPTION;
CREATE TABLE u (a integer);
GRANT UPDATE ON u TO pg_monitor WITH GRANT OPTION;
GRANT SELECT ON u TO PUBLIC;
CREATE TABLE w (a integer);
GRANT INSERT ON w TO pg_monitor WITH GRANT OPTION;
GRANT SELECT ON w TO pg_read_all_stats;
GRANT UPDATE ON w TO PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: change privileges on table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.t
REVOKE UPDATE, TRUNCATE ON TABLE public.t FROM pg_monitor;
GRANT SELECT ON TABLE public.t TO PUBLIC;
GRANT UPDATE, TRUNCATE ON TABLE public.t TO pg_monitor WITH GRANT OPTION;

-- Step 2 of 3: change privileges on table public.u
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.u
REVOKE SELECT ON TABLE public.u FROM PUBLIC;
GRANT UPDATE ON TABLE public.u TO pg_monitor WITH GRANT OPTION;
GRANT SELECT ON TABLE public.u TO PUBLIC;

-- Step 3 of 3: change privileges on table public.w
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.w
REVOKE SELECT ON TABLE public.w FROM pg_read_all_stats;
GRANT INSERT ON TABLE public.w TO pg_monitor WITH GRANT OPTION;
GRANT SELECT ON TABLE public.w TO pg_read_all_stats;
GRANT UPDATE ON TABLE public.w TO PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: change privileges on table public.w
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE INSERT ON TABLE public.w FROM pg_monitor;
REVOKE UPDATE ON TABLE public.w FROM PUBLIC;

-- Undo step 2 of 3: change privileges on table public.u
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE UPDATE ON TABLE public.u FROM pg_monitor;

-- Undo step 1 of 3: change privileges on table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE public.t FROM PUBLIC;

COMMIT;

-- System columns can be granted, too.
-- before --
CREATE TABLE t (id int);
CREATE TABLE u (id int);
GRANT SELECT (tableoid), UPDATE (id) ON t TO pg_monitor;
-- after --
CREATE TABLE t (id int);
CREATE TABLE u (id bigint);
GRANT SELECT (xmin), UPDATE (id) ON t TO pg_monitor;
GRANT SELECT (ctid, id) ON u TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: change type of column public.u.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.u is written again under an exclusive lock
ALTER TABLE public.u ALTER COLUMN id TYPE bigint;

-- Step 2 of 5: change privileges on column public.u.id
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column public.u.id
GRANT SELECT (id) ON TABLE public.u TO pg_monitor;

-- Step 3 of 5: add view column public.t.xmin
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (xmin) ON TABLE public.t TO pg_monitor;

-- Step 4 of 5: add view column public.u.ctid
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (ctid) ON TABLE public.u TO pg_monitor;

-- Step 5 of 5: drop view column public.t.tableoid
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (tableoid) ON TABLE public.t FROM pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop view column public.t.tableoid
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (tableoid) ON TABLE public.t TO pg_monitor;

-- Undo step 4 of 5: add view column public.u.ctid
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (ctid) ON TABLE public.u FROM pg_monitor;

-- Undo step 3 of 5: add view column public.t.xmin
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (xmin) ON TABLE public.t FROM pg_monitor;

-- Undo step 2 of 5: change privileges on column public.u.id
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (id) ON TABLE public.u FROM pg_monitor;

-- Undo step 1 of 5: change type of column public.u.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ALTER COLUMN id TYPE integer;

COMMIT;

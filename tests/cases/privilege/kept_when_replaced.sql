-- A replaced view comes back with its privileges.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
GRANT SELECT ON v TO pg_monitor;
GRANT SELECT (a) ON v TO PUBLIC;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
GRANT SELECT ON v TO pg_monitor;
GRANT SELECT (a) ON v TO PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 2 of 3: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;
GRANT SELECT ON TABLE public.v TO pg_monitor;

-- Step 3 of 3: add view column public.v.a
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (a) ON TABLE public.v TO PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: add view column public.v.a
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (a) ON TABLE public.v FROM PUBLIC;

-- Undo step 2 of 3: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 1 of 3: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a, b FROM public.t;
GRANT SELECT ON TABLE public.v TO pg_monitor;
GRANT SELECT (a) ON TABLE public.v TO PUBLIC;

COMMIT;

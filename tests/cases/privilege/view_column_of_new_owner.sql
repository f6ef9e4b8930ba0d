-- The new owner of a view had privileges on the view and on a column of it.
-- before --
CREATE TABLE b (id bigint, name text);
CREATE VIEW v AS SELECT id, name FROM b;
GRANT SELECT (id) ON v TO pg_read_all_stats;
ALTER VIEW v OWNER TO pg_monitor;
GRANT SELECT ON v TO pg_read_all_stats;
-- after --
CREATE TABLE b (id bigint, name text);
CREATE VIEW v AS SELECT id, name FROM b;
COMMENT ON COLUMN v.id IS 'the first';
GRANT SELECT (id), INSERT (id) ON v TO PUBLIC;
ALTER VIEW v OWNER TO pg_read_all_stats;
GRANT SELECT ON v TO pg_read_all_stats;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: change owner of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE public.v FROM pg_read_all_stats;
GRANT SELECT (id) ON TABLE public.v TO pg_read_all_stats;
REVOKE SELECT (id) ON TABLE public.v FROM pg_read_all_stats;
ALTER VIEW public.v OWNER TO pg_read_all_stats;

-- Step 2 of 3: change privileges on view column public.v.id
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on view column public.v.id
GRANT SELECT (id), INSERT (id) ON TABLE public.v TO PUBLIC;

-- Step 3 of 3: change comment on view column public.v.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view public.v
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.v.id IS 'the first';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: change comment on view column public.v.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.v.id IS NULL;

-- Undo step 2 of 3: change privileges on view column public.v.id
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (id), INSERT (id) ON TABLE public.v FROM PUBLIC;

-- Undo step 1 of 3: change owner of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v OWNER TO pg_monitor;
GRANT SELECT ON TABLE public.v TO pg_read_all_stats;
GRANT SELECT (id) ON TABLE public.v TO pg_read_all_stats;

COMMIT;

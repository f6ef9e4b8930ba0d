-- A default on a view's column.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
ALTER VIEW v ALTER COLUMN a SET DEFAULT 7;
COMMENT ON COLUMN v.a IS 'seven by default';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add view column public.v.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v ALTER COLUMN a SET DEFAULT 7;
COMMENT ON COLUMN public.v.a IS 'seven by default';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: add view column public.v.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v ALTER COLUMN a DROP DEFAULT;
COMMENT ON COLUMN public.v.a IS NULL;

COMMIT;

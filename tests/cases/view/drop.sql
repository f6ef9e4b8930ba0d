-- A view goes, with what was said about it.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
COMMENT ON VIEW v IS 'gone';
-- after --
CREATE TABLE t (a int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.v fails
DROP VIEW public.v;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;
COMMENT ON VIEW public.v IS 'gone';

COMMIT;

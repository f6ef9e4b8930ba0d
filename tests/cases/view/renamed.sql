-- A view is renamed, and the view over it is told so.
-- before --
CREATE TABLE t (a int);
CREATE VIEW old_view AS SELECT a FROM t;
COMMENT ON VIEW old_view IS 'kept';
CREATE VIEW w AS SELECT a FROM old_view;
-- after --
CREATE TABLE t (a int);
-- @renamed from=old_view
CREATE VIEW "new view" AS SELECT a FROM t;
COMMENT ON VIEW "new view" IS 'kept';
CREATE VIEW w AS SELECT a FROM "new view";
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: rename view public.old_view to view public."new view"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public."new view"
--   blocks:      reads and writes of public."new view", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view public."new view" fails
ALTER VIEW public.old_view RENAME TO "new view";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: rename view public.old_view to view public."new view"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public."new view"
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public."new view" RENAME TO old_view;

COMMIT;

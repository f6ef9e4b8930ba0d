-- Options of a view are set and reset.
-- needs --
from 15: security_invoker
-- before --
CREATE TABLE t (a int);
CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t;
-- after --
CREATE TABLE t (a int);
CREATE VIEW v WITH (security_invoker) AS SELECT a FROM t WITH CASCADED CHECK OPTION;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: set options of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: functions in queries may see rows that view public.v leaves out
ALTER VIEW public.v SET (security_invoker=true, check_option=cascaded);
ALTER VIEW public.v RESET (security_barrier);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: set options of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v SET (security_barrier=true);
ALTER VIEW public.v RESET (security_invoker, check_option);

COMMIT;

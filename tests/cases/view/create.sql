-- A view with named columns and options.
-- needs --
from 15: security_invoker
-- before --
CREATE TABLE t (a int, b text);
-- after --
CREATE TABLE t (a int, b text);
CREATE VIEW v (x, y) WITH (security_barrier) AS SELECT a, upper(b) FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW w WITH (security_invoker = true) AS SELECT a + 1 AS n FROM t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v (x, y) WITH (security_barrier=true) AS
SELECT a, upper(b) FROM public.t WHERE a > 0
WITH LOCAL CHECK OPTION;

-- Step 2 of 2: create view public.w
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w WITH (security_invoker=true) AS
SELECT a + 1 AS n FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create view public.w
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Undo step 1 of 2: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

COMMIT;

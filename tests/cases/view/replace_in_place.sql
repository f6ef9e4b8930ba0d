-- A view that only gains columns at its end is replaced in place.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM v;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: replace view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.v AS
SELECT a, b FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: replace view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;
DROP VIEW public.v;
CREATE VIEW public.v AS
SELECT a FROM public.t;
CREATE VIEW public.w AS
SELECT a FROM public.v;

COMMIT;

-- A view's column gets another type.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- after --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a::text AS a FROM t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 2 of 2: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a::text AS a FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 1 of 2: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;

COMMIT;

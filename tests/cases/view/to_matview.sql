-- A view becomes a materialized view of the same name, with a view over it.
-- before --
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
-- after --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW v AS SELECT a FROM t;
CREATE UNIQUE INDEX v_a ON v (a);
CREATE VIEW w AS SELECT a FROM v;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

COMMIT;

BEGIN;

-- Step 2 of 5: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.v fails
DROP VIEW public.v;

COMMIT;

BEGIN;

-- Step 3 of 5: create materialized view public.v
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.v AS
SELECT a FROM public.t
WITH DATA;

COMMIT;

BEGIN;

-- Step 4 of 5: add index public.v_a
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX v_a ON public.v USING btree (a);

-- Step 5 of 5: create view public.w
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT a FROM public.v;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: create view public.w
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Undo step 4 of 5: add index public.v_a
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.v_a;

COMMIT;

BEGIN;

-- Undo step 3 of 5: create materialized view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.v;

COMMIT;

BEGIN;

-- Undo step 2 of 5: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;

COMMIT;

BEGIN;

-- Undo step 1 of 5: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT a FROM public.v;

COMMIT;

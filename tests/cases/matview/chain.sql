-- A view over a materialized view over a view.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM v;
CREATE VIEW w AS SELECT a FROM m;
-- after --
CREATE TABLE t (a bigint, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM v;
CREATE VIEW w AS SELECT a FROM m;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Step 2 of 7: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Step 3 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 4 of 7: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- Step 5 of 7: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a, b FROM public.t;

-- Step 6 of 7: create materialized view public.m
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m AS
SELECT a, b FROM public.v
WITH DATA;

-- Step 7 of 7: create view public.w
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT a FROM public.m;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: create view public.w
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Undo step 6 of 7: create materialized view public.m
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Undo step 5 of 7: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 4 of 7: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

-- Undo step 3 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a, b FROM public.t;

-- Undo step 2 of 7: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m AS
SELECT a, b FROM public.v
WITH DATA;

-- Undo step 1 of 7: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT a FROM public.m;

COMMIT;

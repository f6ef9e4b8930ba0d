-- A retyped column takes its materialized view and its indexes along.
-- before --
CREATE TABLE t (id int, a int);
CREATE MATERIALIZED VIEW m AS SELECT id, a FROM t;
CREATE UNIQUE INDEX m_id ON m (id);
-- after --
CREATE TABLE t (id int, a bigint);
CREATE MATERIALIZED VIEW m AS SELECT id, a FROM t;
CREATE UNIQUE INDEX m_id ON m (id);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Step 2 of 4: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- Step 3 of 4: create materialized view public.m
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m AS
SELECT id, a FROM public.t
WITH DATA;

-- Step 4 of 4: add index public.m_id
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX m_id ON public.m USING btree (id);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: add index public.m_id
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m_id;

-- Undo step 3 of 4: create materialized view public.m
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Undo step 2 of 4: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

-- Undo step 1 of 4: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m AS
SELECT id, a FROM public.t
WITH DATA;
CREATE UNIQUE INDEX m_id ON public.m USING btree (id);

COMMIT;

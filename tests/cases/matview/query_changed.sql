-- Another query: the view and its indexes are built again.
-- before --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE UNIQUE INDEX m_a ON m (a);
COMMENT ON MATERIALIZED VIEW m IS 'stays';
-- after --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a, a + 1 AS b FROM t;
CREATE UNIQUE INDEX m_a ON m (a);
COMMENT ON MATERIALIZED VIEW m IS 'stays';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, until step 2 is done, which scans public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Step 2 of 3: create materialized view public.m
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m AS
SELECT a, a + 1 AS b FROM public.t
WITH DATA;
COMMENT ON MATERIALIZED VIEW public.m IS 'stays';

-- Step 3 of 3: add index public.m_a
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX m_a ON public.m USING btree (a);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: add index public.m_a
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m_a;

-- Undo step 2 of 3: create materialized view public.m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Undo step 1 of 3: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m AS
SELECT a FROM public.t
WITH DATA;
COMMENT ON MATERIALIZED VIEW public.m IS 'stays';
CREATE UNIQUE INDEX m_a ON public.m USING btree (a);

COMMIT;

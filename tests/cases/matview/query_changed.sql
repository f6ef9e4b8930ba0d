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

-- Step 1 of 4: build what will be materialized view public.m
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_m_new_70978855 AS
SELECT a, a + 1 AS b FROM public.t
WITH DATA;
COMMENT ON MATERIALIZED VIEW public.lockstep_m_new_70978855 IS 'stays';
CREATE UNIQUE INDEX lockstep_m_a_new_5028f947 ON public.lockstep_m_new_70978855 USING btree (a);

COMMIT;

BEGIN;

-- Step 2 of 4: gather statistics of materialized view public.lockstep_m_new_70978855
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_m_new_70978855;

COMMIT;

BEGIN;

-- Step 3 of 4: put the new one in the place of materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW public.m RENAME TO lockstep_m_old_70978855;
ALTER INDEX public.m_a RENAME TO lockstep_m_a_old_5028f947;
ALTER MATERIALIZED VIEW public.lockstep_m_new_70978855 RENAME TO m;
ALTER INDEX public.lockstep_m_a_new_5028f947 RENAME TO m_a;

COMMIT;

BEGIN;

-- Step 4 of 4: drop the old materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_m_old_70978855
--   blocks:      reads and writes of public.lockstep_m_old_70978855, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_m_old_70978855;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: drop the old materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_m_old_70978855
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_m_old_70978855 AS
SELECT a FROM public.t
WITH DATA;
COMMENT ON MATERIALIZED VIEW public.lockstep_m_old_70978855 IS 'stays';
CREATE UNIQUE INDEX lockstep_m_a_old_5028f947 ON public.lockstep_m_old_70978855 USING btree (a);

COMMIT;

BEGIN;

-- Undo step 3 of 4: put the new one in the place of materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m RENAME TO lockstep_m_new_70978855;
ALTER INDEX public.m_a RENAME TO lockstep_m_a_new_5028f947;
ALTER MATERIALIZED VIEW public.lockstep_m_old_70978855 RENAME TO m;
ALTER INDEX public.lockstep_m_a_old_5028f947 RENAME TO m_a;

COMMIT;

-- Undo step 2 of 4: gather statistics of materialized view public.lockstep_m_new_70978855
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 1 of 4: build what will be materialized view public.m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_m_new_70978855;

COMMIT;

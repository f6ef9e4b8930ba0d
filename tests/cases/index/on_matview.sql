-- Indexes of a materialized view.
-- before --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE INDEX m_old ON m (a);
-- after --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE UNIQUE INDEX m_new ON m (a);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 2: add index public.m_new
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   work:        scans public.m
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.m are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.m_new
CREATE UNIQUE INDEX CONCURRENTLY m_new ON public.m USING btree (a);

-- Step 2 of 2: drop index public.m_old
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.m_old;
-- down --
SET lock_timeout = 0;

-- Undo step 2 of 2: drop index public.m_old
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY m_old ON public.m USING btree (a);

-- Undo step 1 of 2: add index public.m_new
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.m_new;

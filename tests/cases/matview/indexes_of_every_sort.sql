-- Indexes of a materialized view come, change and go; it is clustered on one of them.
-- before --
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE INDEX m_a ON m (a);
CREATE INDEX m_gone ON m (b);
ALTER MATERIALIZED VIEW m CLUSTER ON m_a;
-- after --
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE UNIQUE INDEX m_a ON m (a) INCLUDE (b);
CREATE INDEX m_lower ON m (lower(b) text_pattern_ops) WHERE a > 0;
ALTER MATERIALIZED VIEW m CLUSTER ON m_a;
ALTER MATERIALIZED VIEW m ALTER COLUMN b SET STATISTICS 50;
-- plan --
SET lock_timeout = 0;

-- Step 1 of 8: build index public.m_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   work:        scans public.m
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.m are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m_a_new_5028f947
CREATE UNIQUE INDEX CONCURRENTLY lockstep_m_a_new_5028f947 ON public.m USING btree (a) INCLUDE (b);

-- Step 2 of 8: drop index public.m_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.m_a;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 8: rename the new index public.m_a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_m_a_new_5028f947 RENAME TO m_a;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 8: add index public.m_lower
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   work:        scans public.m
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.m_lower
CREATE INDEX CONCURRENTLY m_lower ON public.m USING btree (lower(b) text_pattern_ops) WHERE a > 0;

BEGIN;

-- Step 5 of 8: gather statistics of materialized view public.m
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.m;

COMMIT;

BEGIN;

-- Step 6 of 8: choose again the index of materialized view public.m
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m CLUSTER ON m_a;

-- Step 7 of 8: add view column public.m.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m ALTER COLUMN b SET STATISTICS 50;

COMMIT;

-- Step 8 of 8: drop index public.m_gone
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.m_gone;
-- down --
SET lock_timeout = 0;

-- Undo step 8 of 8: drop index public.m_gone
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY m_gone ON public.m USING btree (b);

BEGIN;

-- Undo step 7 of 8: add view column public.m.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m ALTER COLUMN b SET STATISTICS -1;

-- Undo step 6 of 8: choose again the index of materialized view public.m
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m CLUSTER ON m_a;

COMMIT;

-- Undo step 5 of 8: gather statistics of materialized view public.m
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 4 of 8: add index public.m_lower
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.m_lower;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 8: rename the new index public.m_a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.m_a RENAME TO lockstep_m_a_new_5028f947;

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 8: drop index public.m_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY m_a ON public.m USING btree (a);
ALTER MATERIALIZED VIEW public.m CLUSTER ON m_a;

-- Undo step 1 of 8: build index public.m_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m_a_new_5028f947;

-- An index on an existing table is built concurrently.
-- before --
CREATE TABLE t (a int, b text);
-- after --
CREATE TABLE t (a int, b text);
CREATE INDEX t_a ON t (a);
CREATE UNIQUE INDEX ON t (b);
-- rows --
INSERT INTO t VALUES (1, 'x');
-- plan --
SET lock_timeout = 0;

-- Step 1 of 2: add index public.t_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_a
CREATE INDEX CONCURRENTLY t_a ON public.t USING btree (a);

-- Step 2 of 2: add index public.t_b_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_b_idx
CREATE UNIQUE INDEX CONCURRENTLY t_b_idx ON public.t USING btree (b);
-- down --
SET lock_timeout = 0;

-- Undo step 2 of 2: add index public.t_b_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_b_idx;

-- Undo step 1 of 2: add index public.t_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_a;

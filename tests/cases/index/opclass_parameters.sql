-- Operator classes with parameters, and a parameter that changes.
-- needs --
from 14: int4_minmax_multi_ops
-- before --
CREATE TABLE t (v tsvector, a int[]);
CREATE INDEX i ON t USING gist (v tsvector_ops (siglen = 100));
-- after --
CREATE TABLE t (v tsvector, a int[]);
CREATE INDEX i ON t USING gist (v tsvector_ops (siglen = 200));
CREATE INDEX j ON t USING brin ((a[1]) int4_minmax_multi_ops (values_per_range = 16)) WITH (autosummarize = true);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 4: build index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_i_new_15cc761b
CREATE INDEX CONCURRENTLY lockstep_i_new_15cc761b ON public.t USING gist (v tsvector_ops (siglen=200));

-- Step 2 of 4: drop index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 4: rename the new index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_i_new_15cc761b RENAME TO i;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 4: add index public.j
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.j
CREATE INDEX CONCURRENTLY j ON public.t USING brin ((a[1]) int4_minmax_multi_ops (values_per_range=16)) WITH (autosummarize=true);
-- down --
SET lock_timeout = 0;

-- Undo step 4 of 4: add index public.j
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.j;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 4: rename the new index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i RENAME TO lockstep_i_new_15cc761b;

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 4: drop index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.t USING gist (v tsvector_ops (siglen=100));

-- Undo step 1 of 4: build index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_i_new_15cc761b;

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

-- Step 1 of 5: build index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_i_new_15cc761b
CREATE INDEX CONCURRENTLY lockstep_i_new_15cc761b ON public.t USING gist (v tsvector_ops (siglen=200));

-- Step 2 of 5: drop index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 5: rename the new index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_i_new_15cc761b RENAME TO i;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 5: add index public.j
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.j
CREATE INDEX CONCURRENTLY j ON public.t USING brin ((a[1]) int4_minmax_multi_ops (values_per_range=16)) WITH (autosummarize=true);

BEGIN;

-- Step 5 of 5: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;
-- down --
-- Undo step 5 of 5: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

-- Undo step 4 of 5: add index public.j
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.j;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 5: rename the new index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i RENAME TO lockstep_i_new_15cc761b;

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 5: drop index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.t USING gist (v tsvector_ops (siglen=100));

-- Undo step 1 of 5: build index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_i_new_15cc761b;

-- A changed index is replaced without a moment without index.
-- before --
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a);
-- after --
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a, b DESC);
-- rows --
INSERT INTO t VALUES (1, 2);
-- old --
INSERT INTO t VALUES (9001, 1);
UPDATE t SET a = 9002 WHERE a = 9001;
DELETE FROM t WHERE a = 9002;
-- plan --
SET lock_timeout = 0;

-- Step 1 of 3: build index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_i_new_15cc761b
CREATE INDEX CONCURRENTLY lockstep_i_new_15cc761b ON public.t USING btree (a, b DESC);

-- Step 2 of 3: drop index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 3: rename the new index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_i_new_15cc761b RENAME TO i;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: rename the new index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i RENAME TO lockstep_i_new_15cc761b;

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 3: drop index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.t USING btree (a);

-- Undo step 1 of 3: build index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_i_new_15cc761b;

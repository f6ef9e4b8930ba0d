-- Indexes of one name in several schemas; one of them changes.
-- before --
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TABLE a.t (x int, y int); CREATE TABLE b.t (x int, y int); CREATE TABLE t (x int, y int);
CREATE INDEX i ON a.t (x); CREATE INDEX i ON b.t (x); CREATE INDEX i ON t (x);
-- after --
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TABLE a.t (x int, y int); CREATE TABLE b.t (x int, y int); CREATE TABLE t (x int, y int);
CREATE INDEX i ON a.t (x); CREATE INDEX i ON b.t (x, y); CREATE UNIQUE INDEX i ON t (x);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 6: build index b.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   work:        scans b.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS b.lockstep_i_new_b0207a9d
CREATE INDEX CONCURRENTLY lockstep_i_new_b0207a9d ON b.t USING btree (x, y);

-- Step 2 of 6: drop index b.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY b.i;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 6: rename the new index b.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX b.lockstep_i_new_b0207a9d RENAME TO i;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 6: build index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_i_new_15cc761b
CREATE UNIQUE INDEX CONCURRENTLY lockstep_i_new_15cc761b ON public.t USING btree (x);

-- Step 5 of 6: drop index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 6: rename the new index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_i_new_15cc761b RENAME TO i;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: rename the new index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i RENAME TO lockstep_i_new_15cc761b;

COMMIT;

SET lock_timeout = 0;

-- Undo step 5 of 6: drop index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.t USING btree (x);

-- Undo step 4 of 6: build index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_i_new_15cc761b;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 6: rename the new index b.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX b.i RENAME TO lockstep_i_new_b0207a9d;

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 6: drop index b.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON b.t USING btree (x);

-- Undo step 1 of 6: build index b.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS b.lockstep_i_new_b0207a9d;

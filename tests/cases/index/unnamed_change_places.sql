-- Unnamed indexes, keys and checks said in another order have each other's names: they are renamed, and not built again.
-- before --
CREATE TABLE t (a integer, b integer, CHECK (a > 0 AND b > 0), CHECK (a > b AND b < 9), UNIQUE (a, b), UNIQUE (a, b) DEFERRABLE);
CREATE INDEX ON t (a);
CREATE INDEX ON t (a DESC);
CREATE INDEX ON t (b);
-- after --
CREATE TABLE t (a integer, b integer, CHECK (a > 1 OR b > 1), CHECK (a > 0 AND b > 0), CHECK (a > b AND b < 9), UNIQUE (a, b), UNIQUE (a, b) DEFERRABLE);
CREATE INDEX ON t (a DESC);
CREATE INDEX ON t (a);
CREATE INDEX ON t (b DESC);
CREATE INDEX ON t (b);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: rename constraint public.t.t_check1 to constraint public.t.t_check2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check1 TO t_check2;

-- Step 2 of 9: rename constraint public.t.t_check to constraint public.t.t_check1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check TO t_check1;

-- Step 3 of 9: rename index public.t_b_idx to index public.t_b_idx1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_b_idx RENAME TO t_b_idx1;

-- Step 4 of 9: rename index public.t_a_idx1 to index public.t_a_idx1_lockstep_1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx1 RENAME TO t_a_idx1_lockstep_1;

-- Step 5 of 9: rename index public.t_a_idx to index public.t_a_idx1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx RENAME TO t_a_idx1;

-- Step 6 of 9: rename index public.t_a_idx1_lockstep_1 to index public.t_a_idx
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx1_lockstep_1 RENAME TO t_a_idx;

-- Step 7 of 9: add constraint public.t.t_check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_check CHECK (a > 1 OR b > 1) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 9: add index public.t_b_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_b_idx
CREATE INDEX CONCURRENTLY t_b_idx ON public.t USING btree (b DESC);

BEGIN;

-- Step 9 of 9: validate constraint public.t.t_check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.t_check
ALTER TABLE public.t VALIDATE CONSTRAINT t_check;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 9: validate constraint public.t.t_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_check;
ALTER TABLE public.t ADD CONSTRAINT t_check CHECK (a > 1 OR b > 1) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 9: add index public.t_b_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_b_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 9: add constraint public.t.t_check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_check;

-- Undo step 6 of 9: rename index public.t_a_idx1_lockstep_1 to index public.t_a_idx
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx RENAME TO t_a_idx1_lockstep_1;

-- Undo step 5 of 9: rename index public.t_a_idx to index public.t_a_idx1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx1 RENAME TO t_a_idx;

-- Undo step 4 of 9: rename index public.t_a_idx1 to index public.t_a_idx1_lockstep_1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_a_idx1_lockstep_1 RENAME TO t_a_idx1;

-- Undo step 3 of 9: rename index public.t_b_idx to index public.t_b_idx1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.t_b_idx1 RENAME TO t_b_idx;

-- Undo step 2 of 9: rename constraint public.t.t_check to constraint public.t.t_check1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check1 TO t_check;

-- Undo step 1 of 9: rename constraint public.t.t_check1 to constraint public.t.t_check2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check2 TO t_check1;

COMMIT;

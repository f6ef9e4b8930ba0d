-- The primary key under a view that groups by it is replaced.
-- before --
CREATE TABLE t (id int, name text, n int, CONSTRAINT k PRIMARY KEY (id));
CREATE VIEW v AS SELECT id, name, sum(n) AS s FROM t GROUP BY id;
-- after --
CREATE TABLE t (id int, name text, n int, CONSTRAINT k PRIMARY KEY (id) INCLUDE (n));
CREATE VIEW v AS SELECT id, name, sum(n) AS s FROM t GROUP BY id;
-- plan --
SET lock_timeout = 0;

-- Step 1 of 5: build the index of constraint public.t.k
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_k_key_9f5753dd
CREATE UNIQUE INDEX CONCURRENTLY lockstep_k_key_9f5753dd ON public.t USING btree (id) INCLUDE (n);

SET lock_timeout = '2s';

BEGIN;

-- Step 2 of 5: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 3 of 5: drop constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT k;

-- Step 4 of 5: add constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT k PRIMARY KEY USING INDEX lockstep_k_key_9f5753dd;

-- Step 5 of 5: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, name, sum(n) AS s FROM public.t GROUP BY id;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 4 of 5: add constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT k;

-- Undo step 3 of 5: drop constraint public.t.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT k PRIMARY KEY (id);

-- Undo step 2 of 5: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, name, sum(n) AS s FROM public.t GROUP BY id;

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 5: build the index of constraint public.t.k
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_k_key_9f5753dd;

-- The same query, and other names of columns before it.
-- before --
CREATE TABLE b (id integer, name text);
CREATE MATERIALIZED VIEW k (id, called) AS SELECT id, name FROM b;
CREATE VIEW w (id, called) AS SELECT id, name FROM b;
CREATE VIEW same (id, name) AS SELECT id, name FROM b;
-- after --
CREATE TABLE b (id integer, name text);
CREATE MATERIALIZED VIEW k AS SELECT id, name FROM b;
CREATE VIEW w AS SELECT id, name FROM b;
CREATE VIEW same AS SELECT id, name FROM b;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: build what will be materialized view public.k
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_k_new_1922aac0 AS
SELECT id, name FROM public.b
WITH DATA;

COMMIT;

BEGIN;

-- Step 2 of 6: gather statistics of materialized view public.lockstep_k_new_1922aac0
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_k_new_1922aac0;

COMMIT;

BEGIN;

-- Step 3 of 6: put the new one in the place of materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.k
--   blocks:      reads and writes of public.k, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW public.k RENAME TO lockstep_k_old_1922aac0;
ALTER MATERIALIZED VIEW public.lockstep_k_new_1922aac0 RENAME TO k;

COMMIT;

BEGIN;

-- Step 4 of 6: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW public.w;

-- Step 5 of 6: create view public.w
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT id, name FROM public.b;

COMMIT;

BEGIN;

-- Step 6 of 6: drop the old materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_k_old_1922aac0
--   blocks:      reads and writes of public.lockstep_k_old_1922aac0, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_k_old_1922aac0;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: drop the old materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_k_old_1922aac0
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_k_old_1922aac0 (id, called) AS
SELECT id, name FROM public.b
WITH DATA;

COMMIT;

BEGIN;

-- Undo step 5 of 6: create view public.w
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Undo step 4 of 6: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w (id, called) AS
SELECT id, name FROM public.b;

COMMIT;

BEGIN;

-- Undo step 3 of 6: put the new one in the place of materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.k
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.k RENAME TO lockstep_k_new_1922aac0;
ALTER MATERIALIZED VIEW public.lockstep_k_old_1922aac0 RENAME TO k;

COMMIT;

-- Undo step 2 of 6: gather statistics of materialized view public.lockstep_k_new_1922aac0
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 1 of 6: build what will be materialized view public.k
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_k_new_1922aac0;

COMMIT;

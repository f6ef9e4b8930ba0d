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

-- Step 1 of 4: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, until step 4 is done, which scans public.b
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Step 2 of 4: create view public.w
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT id, name FROM public.b;

-- Step 3 of 4: drop materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.k
--   blocks:      reads and writes of public.k, until step 4 is done, which scans public.b
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.k;

-- Step 4 of 4: create materialized view public.k
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.b
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.k AS
SELECT id, name FROM public.b
WITH DATA;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: create materialized view public.k
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.k;

-- Undo step 3 of 4: drop materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.k
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.k (id, called) AS
SELECT id, name FROM public.b
WITH DATA;

-- Undo step 2 of 4: create view public.w
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Undo step 1 of 4: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w (id, called) AS
SELECT id, name FROM public.b;

COMMIT;

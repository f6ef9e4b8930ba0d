-- The storage of a column goes back to its type's own, which servers before 16 have no word for.
-- before --
CREATE TABLE t (id int, name text, amount numeric);
CREATE MATERIALIZED VIEW m AS SELECT id, name, amount FROM t;
ALTER MATERIALIZED VIEW m ALTER COLUMN name SET STORAGE external;
-- after --
CREATE TABLE t (id int, name text, amount numeric);
CREATE MATERIALIZED VIEW m AS SELECT id, name, amount FROM t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop view column public.m.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m ALTER COLUMN name SET STORAGE extended;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop view column public.m.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m ALTER COLUMN name SET STORAGE external;

COMMIT;

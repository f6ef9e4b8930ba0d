-- Plain storage is said of columns whose type a file need not know, comes, goes and changes.
-- before --
CREATE TABLE b (id int, n numeric, t text);
CREATE MATERIALIZED VIEW m AS SELECT id, n, t FROM b;
ALTER MATERIALIZED VIEW m ALTER COLUMN t SET STORAGE plain;
CREATE MATERIALIZED VIEW other AS SELECT n FROM b;
ALTER MATERIALIZED VIEW other ALTER COLUMN n SET STORAGE plain;
-- after --
CREATE TABLE b (id int, n numeric, t text);
CREATE MATERIALIZED VIEW m AS SELECT id, n, t FROM b;
ALTER MATERIALIZED VIEW m ALTER COLUMN n SET STORAGE plain;
CREATE MATERIALIZED VIEW other AS SELECT n FROM b;
ALTER MATERIALIZED VIEW other ALTER COLUMN n SET STORAGE external;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: add view column public.m.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m ALTER COLUMN n SET STORAGE plain;

COMMIT;

BEGIN;

-- Step 2 of 3: change settings of column public.other.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.other
--   blocks:      reads and writes of public.other, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.other ALTER COLUMN n SET STORAGE external;

COMMIT;

BEGIN;

-- Step 3 of 3: drop view column public.m.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m ALTER COLUMN t SET STORAGE extended;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: drop view column public.m.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m ALTER COLUMN t SET STORAGE plain;

COMMIT;

BEGIN;

-- Undo step 2 of 3: change settings of column public.other.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.other
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.other ALTER COLUMN n SET STORAGE plain;

COMMIT;

BEGIN;

-- Undo step 1 of 3: add view column public.m.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m ALTER COLUMN n SET STORAGE main;

COMMIT;

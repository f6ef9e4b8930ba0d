-- A retyped column under a generated column.
-- before --
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
-- after --
CREATE TABLE t (a bigint, b bigint GENERATED ALWAYS AS (a * 2) STORED);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP COLUMN b;

-- Step 2 of 3: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- Step 3 of 3: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ADD COLUMN b bigint GENERATED ALWAYS AS (a * 2) STORED;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP COLUMN b;

-- Undo step 2 of 3: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

-- Undo step 1 of 3: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN b integer GENERATED ALWAYS AS (a * 2) STORED;

COMMIT;

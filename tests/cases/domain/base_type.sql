-- Another base type.
-- before --
CREATE DOMAIN d AS int;
CREATE TABLE t (a int);
-- after --
CREATE DOMAIN d AS bigint;
CREATE TABLE t (a int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: drop domain public.d
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.d;

-- Step 2 of 2: create domain public.d
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.d AS bigint;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create domain public.d
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.d;

-- Undo step 1 of 2: drop domain public.d
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.d AS integer;

COMMIT;

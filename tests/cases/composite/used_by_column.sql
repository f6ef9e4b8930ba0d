-- A composite type that a column uses gets an attribute.
-- before --
CREATE TYPE pair AS (x int);
CREATE TABLE t (p pair);
-- after --
CREATE TYPE pair AS (x int, y text);
CREATE TABLE t (p pair);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change attributes of composite type public.pair
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    ADD ATTRIBUTE y text;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change attributes of composite type public.pair
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    DROP ATTRIBUTE y;

COMMIT;

-- A composite type in a composite type: the inner one gets an attribute, the outer one another type of it.
-- before --
CREATE TYPE inner_t AS (a int);
CREATE TYPE outer_t AS (i inner_t, n int);
CREATE TABLE t (o outer_t);
-- after --
CREATE TYPE inner_t AS (a int, "B" text COLLATE "C");
CREATE TYPE outer_t AS (i inner_t, n int, more inner_t[]);
CREATE TABLE t (o outer_t);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: change attributes of composite type public.inner_t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.inner_t
    ADD ATTRIBUTE "B" text COLLATE "C";

-- Step 2 of 2: change attributes of composite type public.outer_t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.outer_t
    ADD ATTRIBUTE more public.inner_t[];

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change attributes of composite type public.outer_t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.outer_t
    DROP ATTRIBUTE more;

-- Undo step 1 of 2: change attributes of composite type public.inner_t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.inner_t
    DROP ATTRIBUTE "B";

COMMIT;

-- Range types with and without options.
-- needs --
from 14: multirange types
-- before --
-- after --
CREATE TYPE floatrange AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE textrange AS RANGE (subtype = text, collation = "C", multirange_type_name = many_texts);
CREATE TABLE t (r floatrange);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: create range type public.floatrange
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.floatrange AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);

-- Step 2 of 3: create range type public.textrange
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.textrange AS RANGE (
    SUBTYPE = text,
    COLLATION = "C",
    MULTIRANGE_TYPE_NAME = public.many_texts
);

-- Step 3 of 3: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    r public.floatrange
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 2 of 3: create range type public.textrange
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.textrange;

-- Undo step 1 of 3: create range type public.floatrange
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.floatrange;

COMMIT;

-- A table of a composite type.
-- before --
CREATE TYPE pair AS (x int, y text);
-- after --
CREATE TYPE pair AS (x int, y text);
CREATE TABLE t OF pair;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    x integer,
    y text
);
ALTER TABLE public.t OF public.pair;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

COMMIT;

-- Arrays of built-in and user-defined types.
-- before --
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (a int[]);
-- after --
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (a bigint[], m mood[] DEFAULT '{sad}', n numeric(10,2)[][]);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint[] USING a::text::bigint[];

-- Step 2 of 3: add column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN m public.mood[] DEFAULT '{sad}';

-- Step 3 of 3: add column public.t.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN n numeric(10,2)[];

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: add column public.t.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN n;

-- Undo step 2 of 3: add column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN m;

-- Undo step 1 of 3: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE integer[] USING a::text::integer[];

COMMIT;

-- A text column becomes an enum column.
-- before --
CREATE TABLE t (m text DEFAULT 'a');
-- after --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (m mood DEFAULT 'a');
-- rows --
INSERT INTO t VALUES ('b');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.mood AS ENUM ('a', 'b');

-- Step 2 of 2: change type of column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::public.mood;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'a';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change type of column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN m TYPE text;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'a';

-- Undo step 1 of 2: create enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.mood;

COMMIT;

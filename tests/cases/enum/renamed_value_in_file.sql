-- Defaults follow when a value gets another name further down in the file.
-- before --
-- after --
CREATE TYPE other AS ENUM ('one', 'two');
CREATE TABLE u (a other DEFAULT 'one', b text DEFAULT 'one');
ALTER TYPE other RENAME VALUE 'one' TO 'first';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create enum type public.other
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.other AS ENUM ('first', 'two');

-- Step 2 of 2: create table public.u
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.u (
    a public.other DEFAULT 'first',
    b text DEFAULT 'one'
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create table public.u
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.u;

-- Undo step 1 of 2: create enum type public.other
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.other;

COMMIT;

-- Which of the literals in an expression is the value that gets another name, a server knows.
-- before --
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (a mood CONSTRAINT c CHECK (a <> 'sad'), note text CHECK (note <> 'sad'));
-- after --
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (a mood CONSTRAINT c CHECK (a <> 'sad'), note text CHECK (note <> 'sad'), extra int);
ALTER TYPE mood RENAME VALUE 'sad' TO 'glum';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: put aside enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;

-- Step 2 of 8: create enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.mood AS ENUM ('glum', 'happy');

-- Step 3 of 8: add column public.t.extra
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 5 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN extra integer;

-- Step 4 of 8: drop constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 5 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;

-- Step 5 of 8: convert column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.a holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN a TYPE public.mood USING a::text::public.mood;

-- Step 6 of 8: add constraint public.t.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT c CHECK (a <> 'glum'::public.mood) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 8: validate constraint public.t.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.c
ALTER TABLE public.t VALIDATE CONSTRAINT c;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 8 of 8: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('sad', 'happy');

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 8: validate constraint public.t.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;
ALTER TABLE public.t ADD CONSTRAINT c CHECK (a <> 'glum'::public.mood) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 8: add constraint public.t.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;

-- Undo step 5 of 8: convert column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE public.lockstep_mood_old_5219365f USING a::text::public.lockstep_mood_old_5219365f;

-- Undo step 4 of 8: drop constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT c CHECK (a <> 'sad');

-- Undo step 3 of 8: add column public.t.extra
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN extra;

-- Undo step 2 of 8: create enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.mood;

-- Undo step 1 of 8: put aside enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;

COMMIT;

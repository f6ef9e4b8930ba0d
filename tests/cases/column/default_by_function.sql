-- A default calls a function that the same change brings.
-- before --
CREATE TABLE t (id int);
-- after --
CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$ SELECT 'c' || floor(random() * 100)::text $$;
CREATE TABLE t (id int, code text DEFAULT next_code());
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create routine public.next_code()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.next_code()
RETURNS text
LANGUAGE sql
AS $$ SELECT 'c' || floor(random() * 100)::text $$;

-- Step 2 of 2: add column public.t.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ADD COLUMN code text DEFAULT public.next_code();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: add column public.t.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN code;

-- Undo step 1 of 2: create routine public.next_code()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.next_code();

COMMIT;

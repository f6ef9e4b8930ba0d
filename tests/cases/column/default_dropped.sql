-- A default goes.
-- before --
CREATE TABLE t (a text DEFAULT 'x');
-- after --
CREATE TABLE t (a text);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop default of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop default of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 'x';

COMMIT;

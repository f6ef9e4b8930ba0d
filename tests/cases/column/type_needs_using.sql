-- A type change that needs USING.
-- before --
CREATE TABLE t (a text, b text DEFAULT '7');
-- after --
CREATE TABLE t (a integer, b integer DEFAULT 7);
-- rows --
INSERT INTO t VALUES ('1', '2');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer USING a::integer;

-- Step 2 of 2: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN b DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN b TYPE integer USING b::integer;
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT 7;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN b TYPE text;
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT '7';

-- Undo step 1 of 2: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE text;

COMMIT;

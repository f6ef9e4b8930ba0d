-- Checks and expression indexes of a retyped column stay or come back.
-- before --
CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0));
CREATE INDEX t_e ON t ((a + 1));
CREATE INDEX t_p ON t (a) WHERE a > 10;
-- after --
CREATE TABLE t (a bigint CONSTRAINT positive CHECK (a > 0));
CREATE INDEX t_e ON t ((a + 1));
CREATE INDEX t_p ON t (a) WHERE a > 10;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.a fail
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

COMMIT;

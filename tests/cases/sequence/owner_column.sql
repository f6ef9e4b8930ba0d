-- A sequence gets another owning column.
-- before --
CREATE TABLE t (a int, b int);
CREATE SEQUENCE s OWNED BY t.a;
-- after --
CREATE TABLE t (a int, b int);
CREATE SEQUENCE s OWNED BY t.b;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: tie sequence public.s to column public.t.b
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.s
--   blocks:      writes of public.s, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.s OWNED BY public.t.b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: tie sequence public.s to column public.t.b
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.s
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.s OWNED BY public.t.a;

COMMIT;

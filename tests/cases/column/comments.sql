-- Comments on columns come, change and go.
-- before --
CREATE TABLE t (a int, b int, c int);
COMMENT ON COLUMN t.b IS 'old';
COMMENT ON COLUMN t.c IS 'goes';
-- after --
CREATE TABLE t (a int, b int, c int);
COMMENT ON COLUMN t.a IS 'comes';
COMMENT ON COLUMN t.b IS 'new';
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 3: change comment on column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.t.a IS 'comes';

-- Step 2 of 3: change comment on column public.t.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.t.b IS 'new';

-- Step 3 of 3: change comment on column public.t.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.t.c IS NULL;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 3: change comment on column public.t.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.t.c IS 'goes';

-- Undo step 2 of 3: change comment on column public.t.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.t.b IS 'old';

-- Undo step 1 of 3: change comment on column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.t.a IS NULL;

COMMIT;

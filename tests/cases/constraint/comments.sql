-- Comments on constraints.
-- before --
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0), CONSTRAINT u UNIQUE (a));
COMMENT ON CONSTRAINT c ON t IS 'old';
-- after --
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0), CONSTRAINT u UNIQUE (a));
COMMENT ON CONSTRAINT c ON t IS 'new';
COMMENT ON CONSTRAINT u ON t IS 'unique';
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 2: change comment on constraint public.t.c
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT c ON public.t IS 'new';

-- Step 2 of 2: change comment on constraint public.t.u
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT u ON public.t IS 'unique';

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 2: change comment on constraint public.t.u
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT u ON public.t IS NULL;

-- Undo step 1 of 2: change comment on constraint public.t.c
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT c ON public.t IS 'old';

COMMIT;

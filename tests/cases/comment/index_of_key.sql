-- A comment on the index behind a key is not one on the key.
-- before --
CREATE TABLE t (a int, CONSTRAINT k PRIMARY KEY (a));
-- after --
CREATE TABLE t (a int, CONSTRAINT k PRIMARY KEY (a));
COMMENT ON CONSTRAINT k ON t IS 'key';
COMMENT ON INDEX k IS 'index of the key';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: change comment on the index of constraint public.t.k
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.k IS 'index of the key';

-- Step 2 of 2: change comment on constraint public.t.k
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT k ON public.t IS 'key';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change comment on constraint public.t.k
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT k ON public.t IS NULL;

-- Undo step 1 of 2: change comment on the index of constraint public.t.k
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.k IS NULL;

COMMIT;

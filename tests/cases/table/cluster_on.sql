-- The index a table is clustered on.
-- before --
CREATE TABLE t (id int, a int);
CREATE INDEX t_id ON t (id);
CREATE INDEX t_a ON t (a);
ALTER TABLE t CLUSTER ON t_id;
-- after --
CREATE TABLE t (id int, a int);
CREATE INDEX t_id ON t (id);
CREATE INDEX t_a ON t (a);
ALTER TABLE t CLUSTER ON t_a;
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 2: stop clustering of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET WITHOUT CLUSTER;

-- Step 2 of 2: change clustering of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t CLUSTER ON t_a;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 2: change clustering of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET WITHOUT CLUSTER;

-- Undo step 1 of 2: stop clustering of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t CLUSTER ON t_id;

COMMIT;

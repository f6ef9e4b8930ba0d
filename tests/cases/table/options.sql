-- Storage parameters are set, changed and reset, those of the TOAST table too.
-- before --
CREATE TABLE t (id int, a text) WITH (fillfactor = 70, autovacuum_enabled = false);
-- after --
CREATE TABLE t (id int, a text) WITH (fillfactor = 80, toast.autovacuum_enabled = false, parallel_workers = 2);
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 1: change options of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET (fillfactor=80, toast.autovacuum_enabled=false, parallel_workers=2);
ALTER TABLE public.t RESET (autovacuum_enabled);

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 1: change options of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET (fillfactor=70, autovacuum_enabled=false);
ALTER TABLE public.t RESET (toast.autovacuum_enabled, parallel_workers);

COMMIT;

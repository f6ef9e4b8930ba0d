-- Options of a table and its TOAST table, with parallel workers and an access method that is named.
-- before --
CREATE TABLE t (a text) USING heap WITH (autovacuum_vacuum_scale_factor = 0.25);
-- after --
CREATE TABLE t (a text) USING heap WITH (autovacuum_vacuum_scale_factor = 0.25, toast.autovacuum_vacuum_scale_factor = 0.5);
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 1: change options of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET (toast.autovacuum_vacuum_scale_factor=0.5);

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 1: change options of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RESET (toast.autovacuum_vacuum_scale_factor);

COMMIT;

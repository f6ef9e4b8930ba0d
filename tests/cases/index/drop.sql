-- An index is dropped concurrently.
-- before --
CREATE TABLE t (a int);
CREATE INDEX t_a ON t (a);
-- after --
CREATE TABLE t (a int);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 1: drop index public.t_a
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.t_a;
-- down --
SET lock_timeout = 0;

-- Undo step 1 of 1: drop index public.t_a
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY t_a ON public.t USING btree (a);

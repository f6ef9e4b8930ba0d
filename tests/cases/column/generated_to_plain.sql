-- A generated column becomes a plain one.
-- before --
CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a + 1) STORED);
-- after --
CREATE TABLE t (a int, c int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: drop expression of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values that were written since are computed again
ALTER TABLE public.t ALTER COLUMN c DROP EXPRESSION;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: drop expression of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values that were written since are computed again
ALTER TABLE public.t DROP COLUMN c;
ALTER TABLE public.t ADD COLUMN c integer GENERATED ALWAYS AS (a + 1) STORED;

COMMIT;

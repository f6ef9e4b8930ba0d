-- A renamed column under a view that keeps showing the old name.
-- before --
CREATE TABLE t (id int, old_name text);
CREATE VIEW v AS SELECT id, old_name FROM t WHERE old_name IS NOT NULL;
-- after --
CREATE TABLE t (id int,
    -- @renamed from=old_name
    new_name text);
CREATE VIEW v AS SELECT id, new_name AS old_name FROM t WHERE new_name IS NOT NULL;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: rename column public.t.old_name to column public.t.new_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.t.new_name fails
ALTER TABLE public.t RENAME COLUMN old_name TO new_name;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: rename column public.t.old_name to column public.t.new_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN new_name TO old_name;

COMMIT;

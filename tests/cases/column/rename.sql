-- A directive renames a column; checks, indexes, keys and policies over it follow.
-- before --
CREATE TABLE t (id int PRIMARY KEY, old_name int CONSTRAINT positive CHECK (old_name > 0), CONSTRAINT uq UNIQUE (old_name));
CREATE INDEX t_idx ON t ((old_name + 1)) WHERE old_name > 5;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (old_name = 1);
-- after --
CREATE TABLE t (
    id int PRIMARY KEY,
    -- @renamed from=old_name
    new_name int CONSTRAINT positive CHECK (new_name > 0),
    CONSTRAINT uq UNIQUE (new_name)
);
CREATE INDEX t_idx ON t ((new_name + 1)) WHERE new_name > 5;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (new_name = 1);
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

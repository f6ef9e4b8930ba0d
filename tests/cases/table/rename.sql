-- A directive renames a table; its keys, indexes and the view over it stay.
-- before --
CREATE TABLE old_name (id int CONSTRAINT pk PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0));
CREATE INDEX by_a ON old_name (a);
-- after --
-- @renamed from=old_name
CREATE TABLE new_name (id int CONSTRAINT pk PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0));
CREATE INDEX by_a ON new_name (a);
-- rows --
INSERT INTO old_name VALUES (1, 1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.old_name IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: rename table public.old_name to table public.new_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.new_name
--   blocks:      reads and writes of public.new_name, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.new_name fails
ALTER TABLE public.old_name RENAME TO new_name;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.new_name IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: rename table public.old_name to table public.new_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.new_name
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.new_name RENAME TO old_name;

COMMIT;

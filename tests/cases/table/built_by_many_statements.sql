-- A table that the file builds in several statements.
-- before --
CREATE TABLE t (id int);
-- after --
CREATE TABLE t (id int);
ALTER TABLE t ADD COLUMN a text, ADD COLUMN b int DEFAULT 1;
ALTER TABLE t ALTER COLUMN a SET NOT NULL, ADD CONSTRAINT b_positive CHECK (b > 0);
ALTER TABLE t DROP COLUMN b CASCADE;
ALTER TABLE t RENAME COLUMN a TO c;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: add column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
--   hazard:      may-fail: fails when public.t has rows: the column has no default to fill them with
ALTER TABLE public.t ADD COLUMN c text NOT NULL;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: add column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN c;

COMMIT;

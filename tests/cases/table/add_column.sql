-- A nullable column is added in an instant.
-- before --
CREATE TABLE users (id bigint PRIMARY KEY);
-- after --
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- rows --
INSERT INTO users VALUES (1), (2);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: add column public.users.email
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.users ADD COLUMN email text;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: add column public.users.email
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.users DROP COLUMN email;

COMMIT;

-- A table starts to inherit, and a column that it had before is its own and its parent's.
-- before --
CREATE TABLE p (a int);
CREATE TABLE c (a int, b int);
-- after --
CREATE TABLE p (a int);
CREATE TABLE c (a int, b int) INHERITS (p);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: give a parent to table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c INHERIT public.p;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: give a parent to table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c NO INHERIT public.p;

COMMIT;

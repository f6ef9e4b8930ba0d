-- Logged tables that refer to each other become unlogged.
-- before --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p);
-- after --
CREATE UNLOGGED TABLE p (id int PRIMARY KEY);
CREATE UNLOGGED TABLE c (p_id int REFERENCES p);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: change persistence of table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for as long as its work takes
--   work:        rewrites public.c
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.c is written again under an exclusive lock
--   hazard:      replica-conflict: standbys and subscribers do not have the rows of table public.c any more
--   hazard:      data-loss: a crash of the server empties table public.c
ALTER TABLE public.c SET UNLOGGED;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 2: change persistence of table public.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for as long as its work takes
--   work:        rewrites public.p
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.p is written again under an exclusive lock
--   hazard:      replica-conflict: standbys and subscribers do not have the rows of table public.p any more
--   hazard:      data-loss: a crash of the server empties table public.p
ALTER TABLE public.p SET UNLOGGED;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: change persistence of table public.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p SET LOGGED;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 2: change persistence of table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c SET LOGGED;

COMMIT;

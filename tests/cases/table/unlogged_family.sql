-- Unlogged tables that refer to each other become logged, and an owned sequence with them.
-- offline --
from 15: sequences that are not logged
-- before --
CREATE UNLOGGED TABLE p (id serial PRIMARY KEY);
CREATE UNLOGGED TABLE c (p_id int REFERENCES p);
-- after --
CREATE TABLE p (id serial PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: make sequence public.p_id_seq logged
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.p_id_seq
--   blocks:      reads and writes of public.p_id_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.p_id_seq SET LOGGED;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 3: change persistence of table public.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.p_id_seq, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p_id_seq, public.p, for as long as its work takes
--   work:        rewrites public.p
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.p is written again under an exclusive lock
ALTER TABLE public.p SET LOGGED;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 3: change persistence of table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for as long as its work takes
--   work:        rewrites public.c
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.c is written again under an exclusive lock
ALTER TABLE public.c SET LOGGED;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: change persistence of table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c SET UNLOGGED;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 3: change persistence of table public.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.p_id_seq, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p SET UNLOGGED;

COMMIT;

BEGIN;

-- Undo step 1 of 3: make sequence public.p_id_seq logged
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.p_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.p_id_seq SET UNLOGGED;

COMMIT;

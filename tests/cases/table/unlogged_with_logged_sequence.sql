-- SET UNLOGGED takes the sequences of the table's columns along; one that stays logged is told so again.
-- before --
CREATE TABLE t (id serial, n bigint);
CREATE SEQUENCE numbers OWNED BY t.n;
-- after --
CREATE UNLOGGED TABLE t (id serial, n bigint);
CREATE SEQUENCE numbers OWNED BY t.n;
-- needs --
from 15: unlogged sequences
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: make sequence public.t_id_seq unlogged
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq
--   blocks:      reads and writes of public.t_id_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq SET UNLOGGED;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 2: change persistence of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.numbers, ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.numbers, public.t_id_seq, public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.t is written again under an exclusive lock
--   hazard:      replica-conflict: standbys and subscribers do not have the rows of table public.t any more
--   hazard:      data-loss: a crash of the server empties table public.t
ALTER TABLE public.t SET UNLOGGED;
ALTER SEQUENCE public.numbers SET LOGGED;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: change persistence of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.numbers, ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET LOGGED;

COMMIT;

BEGIN;

-- Undo step 1 of 2: make sequence public.t_id_seq unlogged
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq SET LOGGED;

COMMIT;

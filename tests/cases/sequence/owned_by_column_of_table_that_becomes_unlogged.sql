-- A logged sequence is tied to a column of a table that becomes unlogged, another one let go, and one comes: each stays logged.
-- before --
CREATE TABLE t (a bigint, b bigint, c bigint);
CREATE SEQUENCE tied;
CREATE SEQUENCE loose OWNED BY t.b;
CREATE SEQUENCE gone OWNED BY t.c;
-- after --
CREATE UNLOGGED TABLE t (a bigint, b bigint, c bigint);
CREATE SEQUENCE tied OWNED BY t.a;
CREATE SEQUENCE loose;
CREATE SEQUENCE fresh OWNED BY t.c;
-- needs --
from 15: unlogged sequences
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: create sequence public.fresh
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.fresh;

-- Step 2 of 7: release sequence public.loose from its column
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.loose
--   blocks:      writes of public.loose, until step 4 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.loose OWNED BY NONE;

-- Step 3 of 7: let column public.t.c own sequence public.gone no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.gone
--   blocks:      writes of public.gone, until step 4 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.gone OWNED BY NONE;

-- Step 4 of 7: change persistence of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.t is written again under an exclusive lock
--   hazard:      replica-conflict: standbys and subscribers do not have the rows of table public.t any more
--   hazard:      data-loss: a crash of the server empties table public.t
ALTER TABLE public.t SET UNLOGGED;

-- Step 5 of 7: let column public.t.c own sequence public.fresh
--   phase:       expand
--   locks:       none on what exists
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read for the last number while others wait; an index over c makes that short
ALTER SEQUENCE public.fresh OWNED BY public.t.c;
SELECT pg_catalog.setval('public.fresh', max(c) + 1, false) FROM public.t HAVING max(c) >= 1 AND max(c) < 9223372036854775807;

-- Step 6 of 7: tie sequence public.tied to column public.t.a
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.tied
--   blocks:      writes of public.tied, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.tied OWNED BY public.t.a;

-- Step 7 of 7: drop sequence public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence public.gone is dropped
DROP SEQUENCE public.gone;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: drop sequence public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE public.gone;

-- Undo step 6 of 7: tie sequence public.tied to column public.t.a
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.tied
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.tied OWNED BY NONE;

-- Undo step 5 of 7: let column public.t.c own sequence public.fresh
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.fresh OWNED BY NONE;

-- Undo step 4 of 7: change persistence of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET LOGGED;

-- Undo step 3 of 7: let column public.t.c own sequence public.gone no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.gone
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.gone OWNED BY public.t.c;
SELECT pg_catalog.setval('public.gone', max(c) + 1, false) FROM public.t HAVING max(c) >= 1 AND max(c) < 9223372036854775807;

-- Undo step 2 of 7: release sequence public.loose from its column
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.loose
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.loose OWNED BY public.t.b;

-- Undo step 1 of 7: create sequence public.fresh
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.fresh;

COMMIT;

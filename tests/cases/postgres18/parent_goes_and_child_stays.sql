-- A parent goes while its child stays: on the way back its NOT NULL have the names that those of the child have from it.
-- before --
CREATE TABLE p (id integer NOT NULL, c text NOT NULL);
CREATE TABLE k (d integer NOT NULL) INHERITS (p);
-- after --
CREATE TABLE k (d integer NOT NULL);
-- needs --
from 18: NOT NULL has a name
-- prefixes --
Behind NO INHERIT alone the way back leaves columns both inherited and local: no statement takes that back from a column that stays (as in inheritance/unlink); with the parent gone as well it is made anew.
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: take from its parent table public.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k
--   blocks:      reads and writes of public.k, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k NO INHERIT public.p;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 4: drop table public.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.p are dropped
--   hazard:      app-breaking: whoever uses table public.p fails
DROP TABLE public.p;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 4: drop column public.k.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k
--   blocks:      reads and writes of public.k, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.k.c are dropped
--   hazard:      app-breaking: whoever uses column public.k.c fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.k fail
ALTER TABLE public.k DROP COLUMN c;

-- Step 4 of 4: drop column public.k.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k
--   blocks:      reads and writes of public.k, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.k.id are dropped
--   hazard:      app-breaking: whoever uses column public.k.id fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.k fail
ALTER TABLE public.k DROP COLUMN id;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: drop column public.k.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
CREATE TABLE public.lockstep_id_parent_d7e2a848 ();
ALTER TABLE public.k INHERIT public.lockstep_id_parent_d7e2a848;
ALTER TABLE public.lockstep_id_parent_d7e2a848 ADD COLUMN id integer NOT NULL;

-- Undo step 3 of 4: drop column public.k.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.k
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
CREATE TABLE public.lockstep_c_parent_592d497c ();
ALTER TABLE public.k INHERIT public.lockstep_c_parent_592d497c;
ALTER TABLE public.lockstep_c_parent_592d497c ADD COLUMN c text NOT NULL;

COMMIT;

BEGIN;

-- Undo step 2 of 4: drop table public.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.p (
    id integer NOT NULL,
    c text NOT NULL
);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 4: take from its parent table public.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k INHERIT public.p;
DO $$
BEGIN
  IF pg_catalog.to_regclass('public.lockstep_id_parent_d7e2a848') IS NOT NULL THEN
    ALTER TABLE public.k NO INHERIT public.lockstep_id_parent_d7e2a848;
    DROP TABLE public.lockstep_id_parent_d7e2a848;
  END IF;
END $$;
DO $$
BEGIN
  IF pg_catalog.to_regclass('public.lockstep_c_parent_592d497c') IS NOT NULL THEN
    ALTER TABLE public.k NO INHERIT public.lockstep_c_parent_592d497c;
    DROP TABLE public.lockstep_c_parent_592d497c;
  END IF;
END $$;

COMMIT;

-- A table is published under a condition, and one of its columns gets another type: its rows can be written all the while.
-- needs --
from 15: column lists and WHERE of publications
-- before --
CREATE TABLE t (id integer NOT NULL, c smallint, PRIMARY KEY (id));
-- rows --
INSERT INTO t VALUES (1, 2), (7, 8);
-- after --
CREATE TABLE t (id integer NOT NULL, c integer, PRIMARY KEY (id));
CREATE PUBLICATION pub FOR TABLE ONLY t (id) WHERE (id > 5);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.c fail
ALTER TABLE public.t ALTER COLUMN c TYPE integer;

-- Step 2 of 4: create publication pub
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION pub;

-- Step 3 of 4: add publication table public.t.pub
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION pub ADD TABLE ONLY public.t (id) WHERE (id > 5);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 4: gather statistics of table public.t (c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (c);

COMMIT;
-- down --
-- Undo step 4 of 4: gather statistics of table public.t (c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 4: add publication table public.t.pub
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION pub DROP TABLE ONLY public.t;

-- Undo step 2 of 4: create publication pub
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION pub;

-- Undo step 1 of 4: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c TYPE smallint;

COMMIT;

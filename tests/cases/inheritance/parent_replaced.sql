-- A parent is dropped and another one takes its place.
-- before --
CREATE TABLE p (a int);
CREATE TABLE c (a int, b int) INHERITS (p);
-- after --
CREATE TABLE q (a int, CONSTRAINT pos CHECK (a > 0));
CREATE TABLE c (a int, b int) INHERITS (q);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: take from its parent table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, until step 4 is done, which scans public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c NO INHERIT public.p;

-- Step 2 of 5: create table public.q
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.q (
    a integer
);

-- Step 3 of 5: give a parent to table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, until step 4 is done, which scans public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c INHERIT public.q;

-- Step 4 of 5: add constraint public.q.pos
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for as long as its work takes
--   work:        scans public.c
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of tables below public.q are read while writers wait
ALTER TABLE public.q ADD CONSTRAINT pos CHECK (a > 0);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 5: drop table public.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.p are dropped
--   hazard:      app-breaking: whoever uses table public.p fails
DROP TABLE public.p;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop table public.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.p (
    a integer
);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 5: add constraint public.q.pos
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q DROP CONSTRAINT pos;

-- Undo step 3 of 5: give a parent to table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c NO INHERIT public.q;

-- Undo step 2 of 5: create table public.q
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.q;

-- Undo step 1 of 5: take from its parent table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c INHERIT public.p;

COMMIT;

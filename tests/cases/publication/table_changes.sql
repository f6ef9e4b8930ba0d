-- What a publication names is replaced, retyped, renamed or loses a column, and the publication is as it should be after it.
-- needs --
from 15: column lists and WHERE of publications
-- before --
CREATE TABLE replaced (id int, v text);
CREATE TABLE retyped (id int PRIMARY KEY, v int, w int);
CREATE TABLE loses (id int, v int, w int);
CREATE TABLE old_name (id int, old_column int);
CREATE PUBLICATION p FOR TABLE replaced, retyped WHERE (v > 0), loses (id, v), old_name (id, old_column) WHERE (old_column > 1);
CREATE PUBLICATION q FOR TABLE retyped (v), loses WHERE (w > 1);
-- after --
CREATE TABLE replaced (id int, v text) PARTITION BY LIST (id);
CREATE TABLE retyped (id int PRIMARY KEY, v bigint, w int);
CREATE TABLE loses (id int, w int);
-- @renamed from=old_name
CREATE TABLE new_name (
  id int,
  new_column int  -- @renamed from=old_column
);
CREATE PUBLICATION p FOR TABLE replaced, retyped WHERE (v > 0), loses (id), new_name (id, new_column) WHERE (new_column > 1);
-- @renamed from=q
CREATE PUBLICATION "Other name" FOR TABLE retyped (v), loses WHERE (w > 1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.old_name IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: rename table public.old_name to table public.new_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.new_name
--   blocks:      reads and writes of public.new_name, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.new_name fails
ALTER TABLE public.old_name RENAME TO new_name;

-- Step 2 of 15: rename publication q to publication "Other name"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of publication "Other name" fails
ALTER PUBLICATION q RENAME TO "Other name";

-- Step 3 of 15: rename column public.new_name.old_column to column public.new_name.new_column
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.new_name
--   blocks:      reads and writes of public.new_name, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.new_name.new_column fails
ALTER TABLE public.new_name RENAME COLUMN old_column TO new_column;

-- Step 4 of 15: change table public.loses in publication p
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.loses
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION p DROP TABLE ONLY public.loses;
ALTER PUBLICATION p ADD TABLE ONLY public.loses (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loses IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 15: drop column public.loses.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loses
--   blocks:      reads and writes of public.loses, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.loses.v are dropped
--   hazard:      app-breaking: whoever uses column public.loses.v fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.loses fail
ALTER TABLE public.loses DROP COLUMN v;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.replaced IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 15: drop publication table public.replaced.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.replaced
--   blocks:      neither reads nor writes
--   transaction: inside another transaction
--   undo:        reversible
ALTER PUBLICATION p DROP TABLE ONLY public.replaced;

-- Step 7 of 15: drop table public.replaced
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.replaced
--   blocks:      reads and writes of public.replaced, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.replaced are dropped
DROP TABLE public.replaced;

-- Step 8 of 15: create table public.replaced
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.replaced (
    id integer,
    v text
) PARTITION BY LIST (id);

-- Step 9 of 15: add publication table public.replaced.p
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION p ADD TABLE ONLY public.replaced;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.retyped IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 15: drop publication table public.retyped."Other name"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   blocks:      neither reads nor writes
--   transaction: inside another transaction
--   undo:        reversible
ALTER PUBLICATION "Other name" DROP TABLE ONLY public.retyped;

-- Step 11 of 15: drop publication table public.retyped.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION p DROP TABLE ONLY public.retyped;

-- Step 12 of 15: change type of column public.retyped.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.retyped
--   blocks:      reads and writes of public.retyped, for as long as its work takes
--   work:        rewrites public.retyped
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.retyped is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.retyped.v fail
ALTER TABLE public.retyped ALTER COLUMN v TYPE bigint;

-- Step 13 of 15: add publication table public.retyped."Other name"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Other name" ADD TABLE ONLY public.retyped (v);

-- Step 14 of 15: add publication table public.retyped.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION p ADD TABLE ONLY public.retyped WHERE (v > 0);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 15: gather statistics of table public.retyped (v)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.retyped (v);

COMMIT;
-- down --
-- Undo step 15 of 15: gather statistics of table public.retyped (v)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.retyped IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 15: add publication table public.retyped.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION p DROP TABLE ONLY public.retyped;

-- Undo step 13 of 15: add publication table public.retyped."Other name"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Other name" DROP TABLE ONLY public.retyped;

-- Undo step 12 of 15: change type of column public.retyped.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.retyped
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.retyped ALTER COLUMN v TYPE integer;

-- Undo step 11 of 15: drop publication table public.retyped.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION p ADD TABLE ONLY public.retyped WHERE (v > 0);

-- Undo step 10 of 15: drop publication table public.retyped."Other name"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.retyped
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Other name" ADD TABLE ONLY public.retyped (v);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.replaced IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 15: add publication table public.replaced.p
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION p DROP TABLE ONLY public.replaced;

-- Undo step 8 of 15: create table public.replaced
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.replaced;

-- Undo step 7 of 15: drop table public.replaced
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.replaced
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.replaced (
    id integer,
    v text
);

-- Undo step 6 of 15: drop publication table public.replaced.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.replaced
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION p ADD TABLE ONLY public.replaced;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loses IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 15: drop column public.loses.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loses
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.loses ADD COLUMN v integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.new_name IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 15: change table public.loses in publication p
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.loses
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION p DROP TABLE ONLY public.loses;
ALTER PUBLICATION p ADD TABLE ONLY public.loses (id, v);

-- Undo step 3 of 15: rename column public.new_name.old_column to column public.new_name.new_column
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.new_name
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.new_name RENAME COLUMN new_column TO old_column;

-- Undo step 2 of 15: rename publication q to publication "Other name"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Other name" RENAME TO q;

-- Undo step 1 of 15: rename table public.old_name to table public.new_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.new_name
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.new_name RENAME TO old_name;

COMMIT;

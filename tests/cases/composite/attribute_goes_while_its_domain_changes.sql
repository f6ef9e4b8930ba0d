-- An attribute goes while its domain is made anew, and the type, too, which columns hold values of: the old domain goes when it is one.
-- before --
CREATE DOMAIN code AS varchar(10);
CREATE TYPE entry AS (a integer, c code, d integer[]);
CREATE TABLE entries OF entry;
CREATE TABLE books (entry entry);
CREATE VIEW cs AS SELECT c FROM entries;
CREATE INDEX ON entries (a);
-- after --
CREATE DOMAIN code AS text;
CREATE TYPE entry AS (a integer, d integer);
CREATE TABLE entries OF entry;
CREATE TABLE books (entry entry);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 13: take off from its type table public.entries
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries NOT OF;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 13: put aside composite type public.entry
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
ALTER TYPE public.entry RENAME TO lockstep_entry_old_da16e701;

-- Step 3 of 13: create composite type public.entry
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.entry AS (a integer, d integer);

-- Step 4 of 13: convert column public.books.entry
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.books
--   blocks:      reads and writes of public.books, for as long as its work takes
--   work:        rewrites public.books
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.books is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.books.entry holds values that the new type does not have
ALTER TABLE public.books ALTER COLUMN entry TYPE public.entry USING entry::text::public.entry;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 13: gather statistics of table public.books (entry)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.books
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.books (entry);

COMMIT;

-- Step 6 of 13: drop index public.entries_a_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.entries_a_idx;

SET lock_timeout = '2s';

BEGIN;

-- Step 7 of 13: drop view public.cs
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.cs
--   blocks:      reads and writes of public.cs, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.cs fails
DROP VIEW public.cs;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 13: arrange columns of table public.entries
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for as long as its work takes
--   work:        rewrites public.entries
--   transaction: inside another transaction
--   undo:        reversible, loses data: values of dropped columns do not come back
--   hazard:      rewrite: every row of public.entries is written again under an exclusive lock
--   hazard:      data-loss: the values of column public.entries.c are dropped
--   hazard:      app-breaking: whoever uses column public.entries.c fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.entries fail
ALTER TABLE public.entries ADD COLUMN lockstep_d_moved_ca13c772 integer;
ALTER TABLE public.entries
    ALTER COLUMN lockstep_d_moved_ca13c772 TYPE integer USING d::text::integer;
ALTER TABLE public.entries DROP COLUMN d;
ALTER TABLE public.entries RENAME COLUMN lockstep_d_moved_ca13c772 TO d;
ALTER TABLE public.entries DROP COLUMN c;

-- Step 9 of 13: put aside domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code RENAME TO lockstep_code_old_b1436683;

-- Step 10 of 13: create domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.code AS text;

-- Step 11 of 13: put back from its type table public.entries
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries OF public.entry;

-- Step 12 of 13: drop the old composite type public.entry
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_entry_old_da16e701;

-- Step 13 of 13: drop the old domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_code_old_b1436683;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 13: drop the old domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_code_old_b1436683 AS character varying(10);

-- Undo step 12 of 13: drop the old composite type public.entry
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_entry_old_da16e701 AS (
    a integer,
    c public.lockstep_code_old_b1436683,
    d integer[]
);

-- Undo step 11 of 13: put back from its type table public.entries
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries NOT OF;

-- Undo step 10 of 13: create domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.code;

-- Undo step 9 of 13: put aside domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_code_old_b1436683 RENAME TO code;

-- Undo step 8 of 13: arrange columns of table public.entries
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible, loses data: values of dropped columns do not come back
ALTER TABLE public.entries ADD COLUMN c public.code;
ALTER TABLE public.entries ADD COLUMN lockstep_d_moved_ca13c772 integer[];
ALTER TABLE public.entries
    ALTER COLUMN lockstep_d_moved_ca13c772 TYPE integer[] USING d::text::integer[];
ALTER TABLE public.entries DROP COLUMN d;
ALTER TABLE public.entries RENAME COLUMN lockstep_d_moved_ca13c772 TO d;

COMMIT;

BEGIN;

-- Undo step 7 of 13: drop view public.cs
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.cs
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.cs AS
SELECT c FROM public.entries;

COMMIT;

SET lock_timeout = 0;

-- Undo step 6 of 13: drop index public.entries_a_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY entries_a_idx ON public.entries USING btree (a);

-- Undo step 5 of 13: gather statistics of table public.books (entry)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.books
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 13: convert column public.books.entry
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.books
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.books ALTER COLUMN entry TYPE public.lockstep_entry_old_da16e701 USING entry::text::public.lockstep_entry_old_da16e701;

-- Undo step 3 of 13: create composite type public.entry
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.entry;

-- Undo step 2 of 13: put aside composite type public.entry
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_entry_old_da16e701 RENAME TO entry;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 13: take off from its type table public.entries
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries OF public.entry;

COMMIT;

-- A table that goes comes back with the storage that the type had, and a new one has the new storage.
-- before --
CREATE TYPE word;
CREATE FUNCTION word_in(cstring) RETURNS word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION word_out(word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE word (INPUT = word_in, OUTPUT = word_out, LIKE = text, STORAGE = main);
CREATE TABLE old_table (a word);
-- after --
CREATE TYPE word;
CREATE FUNCTION word_in(cstring) RETURNS word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION word_out(word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE word (INPUT = word_in, OUTPUT = word_out, LIKE = text, STORAGE = external);
CREATE TABLE new_table (a word);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.old_table IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: drop table public.old_table
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.old_table
--   blocks:      reads and writes of public.old_table, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.old_table are dropped
--   hazard:      app-breaking: whoever uses table public.old_table fails
DROP TABLE public.old_table;

-- Step 2 of 3: change type public.word
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.word SET (STORAGE = external);

-- Step 3 of 3: create table public.new_table
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.new_table (
    a public.word
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create table public.new_table
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.new_table;

-- Undo step 2 of 3: change type public.word
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.word SET (STORAGE = main);

-- Undo step 1 of 3: drop table public.old_table
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.old_table
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.old_table (
    a public.word
);

COMMIT;

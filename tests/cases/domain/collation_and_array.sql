-- A domain over an array and one whose collation changes.
-- before --
CREATE DOMAIN names AS text[] CHECK (cardinality(VALUE) < 5);
CREATE DOMAIN word AS text COLLATE "C";
CREATE TABLE t (n names, w word);
-- after --
CREATE DOMAIN names AS text[] CHECK (cardinality(VALUE) < 9);
CREATE DOMAIN word AS text COLLATE "POSIX";
CREATE TABLE t (n names, w word);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: put aside domain public.word
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.word RENAME TO lockstep_word_old_9121c890;

-- Step 2 of 7: create domain public.word
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.word AS text COLLATE "POSIX";

-- Step 3 of 7: convert column public.t.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 6 is done, which scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.w holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN w TYPE public.word USING w::text::public.word;

-- Step 4 of 7: drop the old domain public.word
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_word_old_9121c890;

-- Step 5 of 7: drop domain constraint public.names.names_check
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.names DROP CONSTRAINT names_check;

-- Step 6 of 7: add domain constraint public.names.names_check
--   phase:       contract
--   locks:       SHARE on table public.t
--   blocks:      writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: reads every table with a column of domain public.names, which nobody can write to until that is done
--   hazard:      may-fail: fails when a value in one of those columns is not as the domain asks
ALTER DOMAIN public.names ADD CONSTRAINT names_check CHECK (cardinality(value) < 9);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 7: gather statistics of table public.t (w)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (w);

COMMIT;
-- down --
-- Undo step 7 of 7: gather statistics of table public.t (w)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 7: add domain constraint public.names.names_check
--   phase:       contract
--   locks:       SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.names DROP CONSTRAINT names_check;

-- Undo step 5 of 7: drop domain constraint public.names.names_check
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.names ADD CONSTRAINT names_check CHECK (cardinality(value) < 5);

-- Undo step 4 of 7: drop the old domain public.word
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_word_old_9121c890 AS text COLLATE "C";

-- Undo step 3 of 7: convert column public.t.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN w TYPE public.lockstep_word_old_9121c890 USING w::text::public.lockstep_word_old_9121c890;

-- Undo step 2 of 7: create domain public.word
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.word;

-- Undo step 1 of 7: put aside domain public.word
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_word_old_9121c890 RENAME TO word;

COMMIT;

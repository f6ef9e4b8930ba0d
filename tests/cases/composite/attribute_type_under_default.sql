-- The default of a column of a typed table stays the same, or goes, while the attribute gets another type: PostgreSQL would cast the old one.
-- before --
CREATE TYPE pair AS (a integer, b text, c text);
CREATE TABLE one OF pair (b DEFAULT 'x', c DEFAULT 'y');
-- after --
CREATE TYPE pair AS (a integer, b varchar(10), c varchar(10));
CREATE TABLE one OF pair (b DEFAULT 'x');
-- rows --
INSERT INTO one VALUES (1, 'b', 'c');
-- holds --
DO $$ BEGIN ASSERT (SELECT b = 'b' AND c = 'c' FROM one); END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.one IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: drop default of column public.one.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   blocks:      reads and writes of public.one, until step 3 is done, which rewrites public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN b DROP DEFAULT;

-- Step 2 of 5: drop default of column public.one.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   blocks:      reads and writes of public.one, until step 3 is done, which rewrites public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN c DROP DEFAULT;

-- Step 3 of 5: change attributes of composite type public.pair
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   blocks:      reads and writes of public.one, for as long as its work takes
--   work:        rewrites public.one
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.one is written again under an exclusive lock
ALTER TYPE public.pair
    ALTER ATTRIBUTE b TYPE character varying(10) CASCADE,
    ALTER ATTRIBUTE c TYPE character varying(10) CASCADE;

-- Step 4 of 5: set default of column public.one.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   blocks:      reads and writes of public.one, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN b SET DEFAULT 'x';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 5: gather statistics of table public.one (b, c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.one
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.one (b, c);

COMMIT;
-- down --
-- Undo step 5 of 5: gather statistics of table public.one (b, c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.one
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.one IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 5: set default of column public.one.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN b DROP DEFAULT;

-- Undo step 3 of 5: change attributes of composite type public.pair
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    ALTER ATTRIBUTE b TYPE text CASCADE,
    ALTER ATTRIBUTE c TYPE text CASCADE;

-- Undo step 2 of 5: drop default of column public.one.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN c SET DEFAULT 'y';

-- Undo step 1 of 5: drop default of column public.one.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN b SET DEFAULT 'x';

COMMIT;

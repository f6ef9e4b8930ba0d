-- A type changes under the tables that are of it, which have their own defaults and NOT NULL before and after.
-- before --
CREATE TYPE pair AS (a bigint, b text, c varchar(10));
CREATE TABLE one OF pair (a DEFAULT 5 NOT NULL, c DEFAULT 'x');
CREATE TABLE two OF pair;
-- rows --
INSERT INTO one VALUES (1, 'x');
INSERT INTO two VALUES (2, 'x');
-- after --
CREATE TYPE pair AS (a integer, b text, c varchar(20));
CREATE TABLE one OF pair;
CREATE TABLE two OF pair (a DEFAULT 6, c DEFAULT 'y');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: drop default of column public.one.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   blocks:      reads and writes of public.one, until step 3 is done, which rewrites public.one, rewrites public.two
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN a DROP DEFAULT;

-- Step 2 of 8: drop default of column public.one.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   blocks:      reads and writes of public.one, until step 3 is done, which rewrites public.one, rewrites public.two
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN c DROP DEFAULT;

-- Step 3 of 8: change attributes of composite type public.pair
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one, ACCESS EXCLUSIVE on table public.two
--   blocks:      reads and writes of public.one, public.two, for as long as its work takes
--   work:        rewrites public.one, rewrites public.two
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.one is written again under an exclusive lock
--   hazard:      rewrite: every row of public.two is written again under an exclusive lock
--   hazard:      deadlock: waits for table public.two while the transaction holds table public.one
ALTER TYPE public.pair
    ALTER ATTRIBUTE a TYPE integer CASCADE,
    ALTER ATTRIBUTE c TYPE character varying(20) CASCADE;

-- Step 4 of 8: allow nulls in column public.one.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   blocks:      reads and writes of public.one, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN a DROP NOT NULL;

-- Step 5 of 8: set default of column public.two.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.two
--   blocks:      reads and writes of public.two, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.two ALTER COLUMN a SET DEFAULT 6;

-- Step 6 of 8: set default of column public.two.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.two
--   blocks:      reads and writes of public.two, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.two ALTER COLUMN c SET DEFAULT 'y';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 8: gather statistics of table public.one (a, c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.one
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.one (a, c);

COMMIT;

BEGIN;

-- Step 8 of 8: gather statistics of table public.two (a, c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.two
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.two (a, c);

COMMIT;
-- down --
-- Undo step 8 of 8: gather statistics of table public.two (a, c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.two
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 7 of 8: gather statistics of table public.one (a, c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.one
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 8: set default of column public.two.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.two
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.two ALTER COLUMN c DROP DEFAULT;

-- Undo step 5 of 8: set default of column public.two.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.two
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.two ALTER COLUMN a DROP DEFAULT;

-- Undo step 4 of 8: allow nulls in column public.one.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN a SET NOT NULL;

-- Undo step 3 of 8: change attributes of composite type public.pair
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one, ACCESS EXCLUSIVE on table public.two
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    ALTER ATTRIBUTE a TYPE bigint CASCADE,
    ALTER ATTRIBUTE c TYPE character varying(10) CASCADE;

-- Undo step 2 of 8: drop default of column public.one.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN c SET DEFAULT 'x';

-- Undo step 1 of 8: drop default of column public.one.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.one ALTER COLUMN a SET DEFAULT 5;

COMMIT;

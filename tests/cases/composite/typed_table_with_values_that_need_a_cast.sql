-- An attribute gets a type that its values are not cast to by themselves: the type is made again, while its table is off it.
-- needs --
from 14: functions with a body of standard SQL
-- before --
CREATE TYPE pair AS (a int, b int[], c text);
CREATE TABLE typed OF pair (a PRIMARY KEY, b DEFAULT '{1}');
CREATE FUNCTION first(pair) RETURNS int LANGUAGE sql RETURN ($1).a;
-- after --
CREATE TYPE pair AS (a int, b text, c int);
CREATE TABLE typed OF pair (a PRIMARY KEY, b DEFAULT 'x');
CREATE FUNCTION first(pair) RETURNS int LANGUAGE sql RETURN ($1).a;
-- rows --
INSERT INTO typed VALUES (1, '{2,3}', '7');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: take off from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, until step 2 is done, which rewrites public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed NOT OF;

-- Step 2 of 9: change type of column public.typed.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for as long as its work takes
--   work:        rewrites public.typed
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.typed is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.typed.b fail
ALTER TABLE public.typed ALTER COLUMN b DROP DEFAULT;
ALTER TABLE public.typed ALTER COLUMN b TYPE text USING b::text::text;
ALTER TABLE public.typed ALTER COLUMN b SET DEFAULT 'x';

-- Step 3 of 9: change type of column public.typed.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for as long as its work takes
--   work:        rewrites public.typed
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.typed is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.typed.c fail
ALTER TABLE public.typed ALTER COLUMN c TYPE integer USING c::integer;

-- Step 4 of 9: drop routine public.first(public.pair)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.first(public.pair);

-- Step 5 of 9: drop composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.pair;

-- Step 6 of 9: create composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.pair AS (a integer, b text, c integer);

-- Step 7 of 9: put back from its type table public.typed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed OF public.pair;

-- Step 8 of 9: create routine public.first(public.pair)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.first(public.pair)
RETURNS integer
LANGUAGE sql
RETURN ($1).a;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 9: gather statistics of table public.typed (b, c)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.typed (b, c);

COMMIT;
-- down --
-- Undo step 9 of 9: gather statistics of table public.typed (b, c)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 9: create routine public.first(public.pair)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.first(public.pair);

-- Undo step 7 of 9: put back from its type table public.typed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed NOT OF;

-- Undo step 6 of 9: create composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.pair;

-- Undo step 5 of 9: drop composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.pair AS (a integer, b integer[], c text);

-- Undo step 4 of 9: drop routine public.first(public.pair)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.first(public.pair)
RETURNS integer
LANGUAGE sql
RETURN ($1).a;

-- Undo step 3 of 9: change type of column public.typed.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed ALTER COLUMN c TYPE text;

-- Undo step 2 of 9: change type of column public.typed.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed ALTER COLUMN b DROP DEFAULT;
ALTER TABLE public.typed ALTER COLUMN b TYPE integer[] USING b::integer[];
ALTER TABLE public.typed ALTER COLUMN b SET DEFAULT '{1}';

-- Undo step 1 of 9: take off from its type table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed OF public.pair;

COMMIT;

-- A removed value of an enum that a composite type and a domain hold.
-- before --
CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TYPE pair AS (k kind, n int);
CREATE DOMAIN k2 AS kind CHECK (VALUE <> 'b');
CREATE TABLE t (id int, p pair, d k2);
CREATE FUNCTION f(pair) RETURNS kind LANGUAGE sql AS $$ SELECT ($1).k $$;
-- after --
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE pair AS (k kind, n int);
CREATE DOMAIN k2 AS kind CHECK (VALUE <> 'b');
CREATE TABLE t (id int, p pair, d k2);
CREATE FUNCTION f(pair) RETURNS kind LANGUAGE sql AS $$ SELECT ($1).k $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: put aside domain public.k2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.k2 RENAME TO lockstep_k2_old_3455d8a0;

-- Step 2 of 15: drop routine public.f(public.pair)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.pair);

-- Step 3 of 15: put aside enum type public.kind
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.kind RENAME TO lockstep_kind_old_81ca81aa;

-- Step 4 of 15: create enum type public.kind
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.kind AS ENUM ('a', 'b');

-- Step 5 of 15: put aside composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair RENAME TO lockstep_pair_old_f42db1bb;

-- Step 6 of 15: create composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.pair AS (k public.kind, n integer);

-- Step 7 of 15: create domain public.k2
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.k2 AS public.kind;

-- Step 8 of 15: add domain constraint public.k2.k2_check
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.k2 ADD CONSTRAINT k2_check CHECK (value <> 'b');

-- Step 9 of 15: convert column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.d holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN d TYPE public.k2 USING d::text::public.k2;

-- Step 10 of 15: convert column public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.p holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN p TYPE public.pair USING p::text::public.pair;

-- Step 11 of 15: create routine public.f(public.pair)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(public.pair)
RETURNS public.kind
LANGUAGE sql
AS $$ SELECT ($1).k $$;

-- Step 12 of 15: drop the old composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_pair_old_f42db1bb;

-- Step 13 of 15: drop the old domain public.k2
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_k2_old_3455d8a0;

-- Step 14 of 15: drop the old enum type public.kind
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_kind_old_81ca81aa;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 15: gather statistics of table public.t (d, p)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (d, p);

COMMIT;
-- down --
-- Undo step 15 of 15: gather statistics of table public.t (d, p)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 15: drop the old enum type public.kind
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_kind_old_81ca81aa AS ENUM ('a', 'b', 'c');

-- Undo step 13 of 15: drop the old domain public.k2
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_k2_old_3455d8a0 AS public.lockstep_kind_old_81ca81aa;
ALTER DOMAIN public.lockstep_k2_old_3455d8a0 ADD CONSTRAINT k2_check CHECK (value <> 'b');

-- Undo step 12 of 15: drop the old composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_pair_old_f42db1bb AS (k public.lockstep_kind_old_81ca81aa, n integer);

-- Undo step 11 of 15: create routine public.f(public.pair)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.pair);

-- Undo step 10 of 15: convert column public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN p TYPE public.lockstep_pair_old_f42db1bb USING p::text::public.lockstep_pair_old_f42db1bb;

-- Undo step 9 of 15: convert column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN d TYPE public.lockstep_k2_old_3455d8a0 USING d::text::public.lockstep_k2_old_3455d8a0;

-- Undo step 8 of 15: add domain constraint public.k2.k2_check
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.k2 DROP CONSTRAINT k2_check;

-- Undo step 7 of 15: create domain public.k2
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.k2;

-- Undo step 6 of 15: create composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.pair;

-- Undo step 5 of 15: put aside composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_pair_old_f42db1bb RENAME TO pair;

-- Undo step 4 of 15: create enum type public.kind
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.kind;

-- Undo step 3 of 15: put aside enum type public.kind
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_kind_old_81ca81aa RENAME TO kind;

-- Undo step 2 of 15: drop routine public.f(public.pair)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(public.pair)
RETURNS public.kind
LANGUAGE sql
AS $$ SELECT ($1).k $$;

-- Undo step 1 of 15: put aside domain public.k2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_k2_old_3455d8a0 RENAME TO k2;

COMMIT;

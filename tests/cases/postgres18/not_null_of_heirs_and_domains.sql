-- A new child has the NOT NULL of its second parent without being told; a domain that is made anew has its own under the usual name.
-- needs --
from 17: names of the NOT NULL of domains
-- before --
CREATE TABLE public.p1 (a int, b text);
CREATE TABLE public.p2 (b text NOT NULL, c date);
CREATE DOMAIN public.code AS text NOT NULL CHECK (VALUE <> '');
CREATE TABLE public.t (c public.code);
-- after --
CREATE TABLE public.p1 (a int, b text);
CREATE TABLE public.p2 (b text NOT NULL, c date);
CREATE TABLE public.heir (d bigint) INHERITS (public.p1, public.p2);
CREATE DOMAIN public.code AS varchar(20) NOT NULL CHECK (VALUE <> '');
CREATE TABLE public.t (c public.code);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: put aside domain public.code
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code RENAME TO lockstep_code_old_b1436683;

-- Step 2 of 7: create domain public.code
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.code AS character varying(20) NOT NULL;

-- Step 3 of 7: add domain constraint public.code.code_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code ADD CONSTRAINT code_check CHECK (value <> '');

-- Step 4 of 7: create table public.heir
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p2
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.heir (
    d bigint
) INHERITS (public.p1, public.p2);

-- Step 5 of 7: convert column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.c holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN c TYPE public.code USING c::text::public.code;

-- Step 6 of 7: drop the old domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_code_old_b1436683;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 7: gather statistics of table public.t (c)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (c);

COMMIT;
-- down --
-- Undo step 7 of 7: gather statistics of table public.t (c)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 7: drop the old domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_code_old_b1436683 AS text NOT NULL;
ALTER DOMAIN public.lockstep_code_old_b1436683 ADD CONSTRAINT code_check CHECK (value <> '');

-- Undo step 5 of 7: convert column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c TYPE public.lockstep_code_old_b1436683 USING c::text::public.lockstep_code_old_b1436683;

-- Undo step 4 of 7: create table public.heir
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.heir;

-- Undo step 3 of 7: add domain constraint public.code.code_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code DROP CONSTRAINT code_check;

-- Undo step 2 of 7: create domain public.code
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.code;

-- Undo step 1 of 7: put aside domain public.code
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_code_old_b1436683 RENAME TO code;

COMMIT;

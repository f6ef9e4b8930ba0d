-- A domain with another base type under a column, an array, a composite type, a domain, a view and a function.
-- before --
CREATE DOMAIN code AS varchar(5) CONSTRAINT not_empty CHECK (VALUE <> '');
CREATE DOMAIN long_code AS code CHECK (length(VALUE) > 2);
CREATE TYPE pair AS (a code, b int);
CREATE TABLE t (a code, b long_code, p pair);
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(c code) RETURNS code LANGUAGE sql AS 'SELECT c';
-- after --
CREATE DOMAIN code AS text CONSTRAINT not_empty CHECK (VALUE <> '');
CREATE DOMAIN long_code AS code CHECK (length(VALUE) > 2);
CREATE TYPE pair AS (a code, b int);
CREATE TABLE t (a code, b long_code, p pair);
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(c code) RETURNS code LANGUAGE sql AS 'SELECT c';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 19: put aside composite type public.pair
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair RENAME TO lockstep_pair_old_f42db1bb;

-- Step 2 of 19: put aside domain public.long_code
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.long_code RENAME TO lockstep_long_code_old_f49be440;

-- Step 3 of 19: drop routine public.f(public.code)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.code);

-- Step 4 of 19: put aside domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code RENAME TO lockstep_code_old_b1436683;

-- Step 5 of 19: create domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.code AS text;

-- Step 6 of 19: create composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.pair AS (a public.code, b integer);

-- Step 7 of 19: create domain public.long_code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.long_code AS public.code;

-- Step 8 of 19: add domain constraint public.code.not_empty
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code ADD CONSTRAINT not_empty CHECK (value <> '');

-- Step 9 of 19: add domain constraint public.long_code.long_code_check
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.long_code ADD CONSTRAINT long_code_check CHECK (length(value) > 2);

-- Step 10 of 19: convert column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.b holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN b TYPE public.long_code USING b::text::public.long_code;

-- Step 11 of 19: convert column public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.p holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN p TYPE public.pair USING p::text::public.pair;

-- Step 12 of 19: create routine public.f(public.code)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(c public.code)
RETURNS public.code
LANGUAGE sql
AS $$SELECT c$$;

-- Step 13 of 19: drop the old composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_pair_old_f42db1bb;

-- Step 14 of 19: drop the old domain public.long_code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_long_code_old_f49be440;

-- Step 15 of 19: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, until step 16 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 16 of 19: convert column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.a holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN a TYPE public.code USING a::text::public.code;

-- Step 17 of 19: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;

-- Step 18 of 19: drop the old domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_code_old_b1436683;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 19 of 19: gather statistics of table public.t (b, p, a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (b, p, a);

COMMIT;
-- down --
-- Undo step 19 of 19: gather statistics of table public.t (b, p, a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.v SET SCHEMA public;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 18 of 19: drop the old domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_code_old_b1436683 AS character varying(5);
ALTER DOMAIN public.lockstep_code_old_b1436683 ADD CONSTRAINT not_empty CHECK (value <> '');

-- Undo step 17 of 19: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 16 of 19: convert column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE public.lockstep_code_old_b1436683 USING a::text::public.lockstep_code_old_b1436683;

-- Undo step 15 of 19: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;

-- Undo step 14 of 19: drop the old domain public.long_code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_long_code_old_f49be440 AS public.lockstep_code_old_b1436683;
ALTER DOMAIN public.lockstep_long_code_old_f49be440 ADD CONSTRAINT long_code_check CHECK (length(value) > 2);

-- Undo step 13 of 19: drop the old composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_pair_old_f42db1bb AS (a public.lockstep_code_old_b1436683, b integer);

-- Undo step 12 of 19: create routine public.f(public.code)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.code);

-- Undo step 11 of 19: convert column public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN p TYPE public.lockstep_pair_old_f42db1bb USING p::text::public.lockstep_pair_old_f42db1bb;

-- Undo step 10 of 19: convert column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b TYPE public.lockstep_long_code_old_f49be440 USING b::text::public.lockstep_long_code_old_f49be440;

-- Undo step 9 of 19: add domain constraint public.long_code.long_code_check
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.long_code DROP CONSTRAINT long_code_check;

-- Undo step 8 of 19: add domain constraint public.code.not_empty
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code DROP CONSTRAINT not_empty;

-- Undo step 7 of 19: create domain public.long_code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.long_code;

-- Undo step 6 of 19: create composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.pair;

-- Undo step 5 of 19: create domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.code;

-- Undo step 4 of 19: put aside domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_code_old_b1436683 RENAME TO code;

-- Undo step 3 of 19: drop routine public.f(public.code)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(c public.code)
RETURNS public.code
LANGUAGE sql
AS $$SELECT c$$;

-- Undo step 2 of 19: put aside domain public.long_code
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_long_code_old_f49be440 RENAME TO long_code;

-- Undo step 1 of 19: put aside composite type public.pair
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_pair_old_f42db1bb RENAME TO pair;

COMMIT;

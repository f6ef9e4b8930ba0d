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

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.one, public.two IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.one, public.two IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.two, public.one IN ACCESS EXCLUSIVE MODE;
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

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.one, public.two IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.one, public.two IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.two, public.one IN ACCESS EXCLUSIVE MODE;
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

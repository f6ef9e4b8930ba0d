-- The referenced table moves to another key.
-- before --
CREATE TABLE p (id int PRIMARY KEY, code text NOT NULL UNIQUE);
CREATE TABLE c (p_code text REFERENCES p (code));
-- after --
CREATE TABLE p (id int PRIMARY KEY, code text NOT NULL, region text NOT NULL, UNIQUE (code, region));
CREATE TABLE c (p_code text);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: add column public.p.region
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
--   hazard:      may-fail: fails when public.p has rows: the column has no default to fill them with
ALTER TABLE public.p ADD COLUMN region text NOT NULL;

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 7: build the index of constraint public.p.p_code_region_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p_code_region_key
CREATE UNIQUE INDEX CONCURRENTLY p_code_region_key ON public.p USING btree (code, region);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 7: add constraint public.p.p_code_region_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_code_region_key UNIQUE USING INDEX p_code_region_key;

COMMIT;

BEGIN;

-- Step 4 of 7: give up the proof of constraint public.c.c_p_code_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 7: drop constraint public.c.c_p_code_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_code_fkey;

-- Step 6 of 7: drop constraint public.p.p_code_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_code_key;

COMMIT;

-- Step 7 of 7: give up the index of constraint public.p.p_code_key
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_code_key_old_ccfd05ed;
-- down --
SET lock_timeout = 0;

-- Undo step 7 of 7: give up the index of constraint public.p.p_code_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p_code_key_old_ccfd05ed ON public.p USING btree (code);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.c IN SHARE ROW EXCLUSIVE MODE;
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

-- Undo step 6 of 7: drop constraint public.p.p_code_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_p_code_key_old_ccfd05ed ON public.p USING btree (code);
ALTER TABLE public.p ADD CONSTRAINT p_code_key UNIQUE USING INDEX lockstep_p_code_key_old_ccfd05ed;

-- Undo step 5 of 7: drop constraint public.c.c_p_code_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_p_code_fkey FOREIGN KEY (p_code) REFERENCES public.p (code) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 7: give up the proof of constraint public.c.c_p_code_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c VALIDATE CONSTRAINT c_p_code_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 7: add constraint public.p.p_code_region_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_code_region_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 7: build the index of constraint public.p.p_code_region_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p_code_region_key;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 7: add column public.p.region
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p DROP COLUMN region;

COMMIT;

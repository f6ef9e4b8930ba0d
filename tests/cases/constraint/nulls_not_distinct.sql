-- A unique constraint and a unique index start to treat nulls as equal, under a foreign key.
-- needs --
from 15: NULLS NOT DISTINCT
-- before --
CREATE TABLE t (a int, b int, CONSTRAINT ua UNIQUE (a));
CREATE UNIQUE INDEX ub ON t (b);
CREATE TABLE c (a int REFERENCES t (a));
-- after --
CREATE TABLE t (a int, b int, CONSTRAINT ua UNIQUE NULLS NOT DISTINCT (a));
CREATE UNIQUE INDEX ub ON t (b) NULLS NOT DISTINCT;
CREATE TABLE c (a int REFERENCES t (a));
-- plan --
SET lock_timeout = 0;

-- Step 1 of 11: build the index of constraint public.t.ua
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_ua_key_7f8b58ce
CREATE UNIQUE INDEX CONCURRENTLY lockstep_ua_key_7f8b58ce ON public.t USING btree (a) NULLS NOT DISTINCT;

-- Step 2 of 11: build index public.ub
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_ub_new_658a80f6
CREATE UNIQUE INDEX CONCURRENTLY lockstep_ub_new_658a80f6 ON public.t USING btree (b) NULLS NOT DISTINCT;

-- Step 3 of 11: drop index public.ub
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.ub;

SET lock_timeout = '2s';

BEGIN;

-- Step 4 of 11: rename the new index public.ub
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_ub_new_658a80f6 RENAME TO ub;

COMMIT;

BEGIN;

-- Step 5 of 11: give up the proof of constraint public.c.c_a_fkey
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
      LOCK TABLE public.c, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 11: drop constraint public.c.c_a_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.c, public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_a_fkey;

-- Step 7 of 11: drop constraint public.t.ua
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT ua;

-- Step 8 of 11: add constraint public.t.ua
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT ua UNIQUE USING INDEX lockstep_ua_key_7f8b58ce;

-- Step 9 of 11: add constraint public.c.c_a_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.c, public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES public.t (a) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 11: validate constraint public.c.c_a_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.c_a_fkey
ALTER TABLE public.c VALIDATE CONSTRAINT c_a_fkey;

COMMIT;

SET lock_timeout = '2s';

-- Step 11 of 11: give up the index of constraint public.t.ua
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_ua_old_7f8b58ce;
-- down --
SET lock_timeout = 0;

-- Undo step 11 of 11: give up the index of constraint public.t.ua
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_ua_old_7f8b58ce ON public.t USING btree (a);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 11: validate constraint public.c.c_a_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_a_fkey;
ALTER TABLE public.c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES public.t (a) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 9 of 11: add constraint public.c.c_a_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_a_fkey;

-- Undo step 8 of 11: add constraint public.t.ua
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT ua;

-- Undo step 7 of 11: drop constraint public.t.ua
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_ua_old_7f8b58ce ON public.t USING btree (a);
ALTER TABLE public.t ADD CONSTRAINT ua UNIQUE USING INDEX lockstep_ua_old_7f8b58ce;

-- Undo step 6 of 11: drop constraint public.c.c_a_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_ua_key_7f8b58ce;
ALTER TABLE public.c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES public.t (a) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 11: give up the proof of constraint public.c.c_a_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c VALIDATE CONSTRAINT c_a_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 11: rename the new index public.ub
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.ub RENAME TO lockstep_ub_new_658a80f6;

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 11: drop index public.ub
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY ub ON public.t USING btree (b);

-- Undo step 2 of 11: build index public.ub
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_ub_new_658a80f6;

-- Undo step 1 of 11: build the index of constraint public.t.ua
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_ua_key_7f8b58ce;

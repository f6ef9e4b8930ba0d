-- A referenced primary key gets a column more; the foreign key moves over.
-- before --
CREATE TABLE p (id int PRIMARY KEY, v int NOT NULL);
CREATE TABLE c (p_id int REFERENCES p (id));
-- after --
CREATE TABLE p (id int UNIQUE NOT NULL, v int NOT NULL, PRIMARY KEY (id, v));
CREATE TABLE c (p_id int REFERENCES p (id));
-- plan --
SET lock_timeout = 0;

-- Step 1 of 10: build the index of constraint public.p.p_id_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p_id_key
CREATE UNIQUE INDEX CONCURRENTLY p_id_key ON public.p USING btree (id);

-- Step 2 of 10: build the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_key_a08d261e
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p_pkey_key_a08d261e ON public.p USING btree (id, v);

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 10: give up the proof of constraint public.c.c_p_id_fkey
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

-- Step 4 of 10: drop constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- Step 5 of 10: add constraint public.p.p_id_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_id_key UNIQUE USING INDEX p_id_key;

-- Step 6 of 10: drop constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_pkey;

-- Step 7 of 10: add constraint public.c.c_p_id_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   blocks:      writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

-- Step 8 of 10: add constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX lockstep_p_pkey_key_a08d261e;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 10: validate constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.c_p_id_fkey
ALTER TABLE public.c VALIDATE CONSTRAINT c_p_id_fkey;

COMMIT;

SET lock_timeout = '2s';

-- Step 10 of 10: give up the index of constraint public.p.p_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_old_a08d261e;
-- down --
SET lock_timeout = 0;

-- Undo step 10 of 10: give up the index of constraint public.p.p_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p_pkey_old_a08d261e ON public.p USING btree (id);

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

-- Undo step 9 of 10: validate constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

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

-- Undo step 8 of 10: add constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_pkey;

-- Undo step 7 of 10: add constraint public.c.c_p_id_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- Undo step 6 of 10: drop constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_p_pkey_old_a08d261e ON public.p USING btree (id);
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX lockstep_p_pkey_old_a08d261e;

-- Undo step 5 of 10: add constraint public.p.p_id_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_id_key;

-- Undo step 4 of 10: drop constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.p_id_key;
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 10: give up the proof of constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c VALIDATE CONSTRAINT c_p_id_fkey;

COMMIT;

-- Undo step 2 of 10: build the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_key_a08d261e;

-- Undo step 1 of 10: build the index of constraint public.p.p_id_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p_id_key;

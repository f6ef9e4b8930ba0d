-- The primary key moves to another column, and self and foreign references follow.
-- before --
CREATE TABLE p (id int PRIMARY KEY, code text NOT NULL UNIQUE, up int REFERENCES p);
CREATE TABLE c (p int REFERENCES p (id), pc text REFERENCES p (code));
-- after --
CREATE TABLE p (id int NOT NULL UNIQUE, code text PRIMARY KEY, up int REFERENCES p (id));
CREATE TABLE c (p int REFERENCES p (id), pc text REFERENCES p (code));
-- plan --
SET lock_timeout = 0;

-- Step 1 of 20: build the index of constraint public.p.p_id_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p_id_key
CREATE UNIQUE INDEX CONCURRENTLY p_id_key ON public.p USING btree (id);

-- Step 2 of 20: build the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_key_a08d261e
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p_pkey_key_a08d261e ON public.p USING btree (code);

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 20: give up the proof of constraint public.c.c_p_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 4 of 20: give up the proof of constraint public.c.c_pc_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 5 of 20: give up the proof of constraint public.p.p_up_fkey
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

-- Step 6 of 20: drop constraint public.c.c_p_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_fkey;

-- Step 7 of 20: drop constraint public.c.c_pc_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_pc_fkey;

-- Step 8 of 20: drop constraint public.p.p_code_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_code_key;

-- Step 9 of 20: drop constraint public.p.p_up_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_up_fkey;

-- Step 10 of 20: add constraint public.p.p_id_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_id_key UNIQUE USING INDEX p_id_key;

-- Step 11 of 20: drop constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_pkey;

-- Step 12 of 20: add constraint public.c.c_p_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   blocks:      writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES public.p (id) NOT VALID;

-- Step 13 of 20: add constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX lockstep_p_pkey_key_a08d261e;

-- Step 14 of 20: add constraint public.c.c_pc_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   blocks:      writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_pc_fkey FOREIGN KEY (pc) REFERENCES public.p (code) NOT VALID;

-- Step 15 of 20: add constraint public.p.p_up_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_up_fkey FOREIGN KEY (up) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 16 of 20: validate constraint public.c.c_p_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.c_p_fkey
ALTER TABLE public.c VALIDATE CONSTRAINT c_p_fkey;

COMMIT;

BEGIN;

-- Step 17 of 20: validate constraint public.c.c_pc_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.c_pc_fkey
ALTER TABLE public.c VALIDATE CONSTRAINT c_pc_fkey;

COMMIT;

SET lock_timeout = '2s';

-- Step 18 of 20: give up the index of constraint public.p.p_code_key
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_code_key_old_ccfd05ed;

-- Step 19 of 20: give up the index of constraint public.p.p_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_old_a08d261e;

SET lock_timeout = 0;

BEGIN;

-- Step 20 of 20: validate constraint public.p.p_up_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p.p_up_fkey
ALTER TABLE public.p VALIDATE CONSTRAINT p_up_fkey;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 20: validate constraint public.p.p_up_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_up_fkey;
ALTER TABLE public.p ADD CONSTRAINT p_up_fkey FOREIGN KEY (up) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 19 of 20: give up the index of constraint public.p.p_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p_pkey_old_a08d261e ON public.p USING btree (id);

-- Undo step 18 of 20: give up the index of constraint public.p.p_code_key
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

-- Undo step 17 of 20: validate constraint public.c.c_pc_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_pc_fkey;
ALTER TABLE public.c ADD CONSTRAINT c_pc_fkey FOREIGN KEY (pc) REFERENCES public.p (code) NOT VALID;

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

-- Undo step 16 of 20: validate constraint public.c.c_p_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_fkey;
ALTER TABLE public.c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES public.p (id) NOT VALID;

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

-- Undo step 15 of 20: add constraint public.p.p_up_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_up_fkey;

-- Undo step 14 of 20: add constraint public.c.c_pc_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_pc_fkey;

-- Undo step 13 of 20: add constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_pkey;

-- Undo step 12 of 20: add constraint public.c.c_p_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_fkey;

-- Undo step 11 of 20: drop constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_p_pkey_old_a08d261e ON public.p USING btree (id);
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX lockstep_p_pkey_old_a08d261e;

-- Undo step 10 of 20: add constraint public.p.p_id_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_id_key;

-- Undo step 9 of 20: drop constraint public.p.p_up_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.p_id_key;
ALTER TABLE public.p ADD CONSTRAINT p_up_fkey FOREIGN KEY (up) REFERENCES public.p (id) NOT VALID;

-- Undo step 8 of 20: drop constraint public.p.p_code_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_p_code_key_old_ccfd05ed ON public.p USING btree (code);
ALTER TABLE public.p ADD CONSTRAINT p_code_key UNIQUE USING INDEX lockstep_p_code_key_old_ccfd05ed;

-- Undo step 7 of 20: drop constraint public.c.c_pc_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_p_pkey_key_a08d261e;
ALTER TABLE public.c ADD CONSTRAINT c_pc_fkey FOREIGN KEY (pc) REFERENCES public.p (code) NOT VALID;

-- Undo step 6 of 20: drop constraint public.c.c_p_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.p_id_key;
ALTER TABLE public.c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 20: give up the proof of constraint public.p.p_up_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p VALIDATE CONSTRAINT p_up_fkey;

COMMIT;

BEGIN;

-- Undo step 4 of 20: give up the proof of constraint public.c.c_pc_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c VALIDATE CONSTRAINT c_pc_fkey;

COMMIT;

BEGIN;

-- Undo step 3 of 20: give up the proof of constraint public.c.c_p_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c VALIDATE CONSTRAINT c_p_fkey;

COMMIT;

-- Undo step 2 of 20: build the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_key_a08d261e;

-- Undo step 1 of 20: build the index of constraint public.p.p_id_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p_id_key;

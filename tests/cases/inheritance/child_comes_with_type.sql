-- A child that comes with a parent's column of another type, and one that goes, have no part in the change.
-- before --
CREATE TABLE p1 (a bigint, b text, CONSTRAINT fine CHECK (a > 0) NO INHERIT);
CREATE TABLE kin (d bigint) INHERITS (p1);
CREATE TABLE leaves () INHERITS (p1);
-- after --
CREATE TABLE p1 (a integer DEFAULT 3, b text, CONSTRAINT fine CHECK (a > 0));
CREATE TABLE kin (d bigint) INHERITS (p1);
CREATE TABLE kin_grandchild () INHERITS (kin);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: give up the proof of constraint public.p1.fine
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.leaves IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 8: drop table public.leaves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   blocks:      reads and writes of public.leaves, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.leaves are dropped
--   hazard:      app-breaking: whoever uses table public.leaves fails
DROP TABLE public.leaves;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.p1, public.kin IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.p1, public.kin IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 8: drop constraint public.p1.fine
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, until step 4 is done, which rewrites public.p1, rewrites public.kin
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT fine;

-- Step 4 of 8: change type of column public.p1.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.kin, public.p1, for as long as its work takes
--   work:        rewrites public.p1, rewrites public.kin
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p1 is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.p1.a fail
ALTER TABLE public.p1 ALTER COLUMN a TYPE integer;
ALTER TABLE ONLY public.p1 ALTER COLUMN a SET DEFAULT 3;
ALTER TABLE ONLY public.kin ALTER COLUMN a SET DEFAULT 3;

-- Step 5 of 8: create table public.kin_grandchild
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.kin_grandchild () INHERITS (public.kin);

-- Step 6 of 8: add constraint public.p1.fine without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.kin, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT fine CHECK (a > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 8: gather statistics of table public.p1 (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin, SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p1 (a);
ANALYZE public.kin (a);

COMMIT;

BEGIN;

-- Step 8 of 8: validate constraint public.p1.fine
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin, SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1, scans public.kin
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p1.fine
ALTER TABLE public.p1 VALIDATE CONSTRAINT fine;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 8: validate constraint public.p1.fine
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.kin_grandchild, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT fine;
ALTER TABLE public.p1 ADD CONSTRAINT fine CHECK (a > 0) NOT VALID;

COMMIT;

-- Undo step 7 of 8: gather statistics of table public.p1 (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin, SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 8: add constraint public.p1.fine without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT fine;

-- Undo step 5 of 8: create table public.kin_grandchild
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.kin_grandchild;

-- Undo step 4 of 8: change type of column public.p1.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p1 ALTER COLUMN a DROP DEFAULT;
ALTER TABLE ONLY public.kin ALTER COLUMN a DROP DEFAULT;
ALTER TABLE public.p1 ALTER COLUMN a TYPE bigint;

-- Undo step 3 of 8: drop constraint public.p1.fine
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p1 ADD CONSTRAINT fine CHECK (a > 0) NO INHERIT NOT VALID;

COMMIT;

BEGIN;

-- Undo step 2 of 8: drop table public.leaves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.leaves () INHERITS (public.p1);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 8: give up the proof of constraint public.p1.fine
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 VALIDATE CONSTRAINT fine;

COMMIT;

-- Names of NOT NULL come from parents, are kept when a partition is attached, and are copied by LIKE.
-- needs --
from 18: named not-null constraints
-- before --
CREATE TABLE public.p (a integer NOT NULL, b integer) PARTITION BY LIST (a);
-- after --
CREATE TABLE public.p (a integer NOT NULL, b integer CONSTRAINT b_there NOT NULL) PARTITION BY LIST (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
CREATE TABLE public.p2 (a integer NOT NULL, b integer CONSTRAINT own NOT NULL);
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES IN (2);
CREATE TABLE public.parent (x integer NOT NULL, y integer NOT NULL NO INHERIT);
CREATE TABLE public.child (z integer) INHERITS (public.parent);
CREATE TABLE public.same (LIKE public.parent);
CREATE TABLE public.unproven (q integer);
ALTER TABLE public.unproven ADD CONSTRAINT q_there NOT NULL q NOT VALID;
COMMENT ON CONSTRAINT q_there ON public.unproven IS 'not yet';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 12: create table public.parent
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.parent (
    x integer CONSTRAINT parent_x_not_null NOT NULL,
    y integer CONSTRAINT parent_y_not_null NOT NULL NO INHERIT
);

-- Step 2 of 12: create table public.child
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.child (
    z integer
) INHERITS (public.parent);

-- Step 3 of 12: create table public.same
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.same (
    x integer CONSTRAINT parent_x_not_null NOT NULL,
    y integer CONSTRAINT parent_y_not_null NOT NULL NO INHERIT
);

-- Step 4 of 12: create table public.unproven
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.unproven (
    q integer
);
ALTER TABLE public.unproven ADD CONSTRAINT q_there NOT NULL q NOT VALID;
COMMENT ON CONSTRAINT q_there ON public.unproven IS 'not yet';

-- Step 5 of 12: check without scan for nulls in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT lockstep_b_not_null_d328c54c CHECK (b IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 12: scan for nulls in column public.p.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.p.b holds nulls
ALTER TABLE public.p VALIDATE CONSTRAINT lockstep_b_not_null_d328c54c;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 12: require values in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT b_there NOT NULL b;

COMMIT;

-- Step 8 of 12: drop the check for nulls in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT lockstep_b_not_null_d328c54c;

BEGIN;

-- Step 9 of 12: create table public.p1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p1 (
    a integer CONSTRAINT p_a_not_null NOT NULL,
    b integer CONSTRAINT b_there NOT NULL
);

-- Step 10 of 12: attach table public.p1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES IN (1);

-- Step 11 of 12: create table public.p2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p2 (
    a integer CONSTRAINT p2_a_not_null NOT NULL,
    b integer CONSTRAINT own NOT NULL
);

-- Step 12 of 12: attach table public.p2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES IN (2);

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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 12 of 12: attach table public.p2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p2;

-- Undo step 11 of 12: create table public.p2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p2;

-- Undo step 10 of 12: attach table public.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p1;

-- Undo step 9 of 12: create table public.p1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p1;

COMMIT;

-- Undo step 8 of 12: drop the check for nulls in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT lockstep_b_not_null_d328c54c CHECK (b IS NOT NULL) NOT VALID;
ALTER TABLE public.p VALIDATE CONSTRAINT lockstep_b_not_null_d328c54c;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 12: require values in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN b DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 12: scan for nulls in column public.p.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.p, public.parent, public.same, public.unproven IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.p, public.parent, public.same, public.unproven IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.unproven, public.same, public.parent, ONLY public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 12: check without scan for nulls in column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT lockstep_b_not_null_d328c54c;

-- Undo step 4 of 12: create table public.unproven
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.unproven;

-- Undo step 3 of 12: create table public.same
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.same;

-- Undo step 2 of 12: create table public.child
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.child;

-- Undo step 1 of 12: create table public.parent
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.parent;

COMMIT;

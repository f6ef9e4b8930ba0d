-- A table becomes a partition, and its parent gets a check that it does not have: that comes when it is there.
-- before --
CREATE TABLE p (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY LIST (lower(region));
CREATE TABLE p1 (id integer NOT NULL, region text NOT NULL, at date);
CREATE TABLE p3 PARTITION OF p DEFAULT;
CREATE INDEX p_ix ON p (at DESC) WHERE id > 0;
CREATE TABLE parent (a int);
CREATE TABLE child (a int, b int);
-- after --
CREATE TABLE p (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY LIST (lower(region));
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('a', 'b');
CREATE TABLE p3 PARTITION OF p DEFAULT;
CREATE INDEX p_ix ON p (at DESC) WHERE id > 0;
CREATE INDEX p1_own ON p1 (at, id);
ALTER TABLE p ADD CONSTRAINT positive CHECK (id > 0);
CREATE TABLE parent (a int, CONSTRAINT fine CHECK (a > 0));
CREATE TABLE child (a int, b int) INHERITS (parent);
-- rows --
INSERT INTO p1 VALUES (1, 'a', '2024-01-01');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: give a parent to table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child INHERIT public.parent;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent, public.child IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent, public.child IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 8: add constraint public.parent.fine without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.parent, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.parent ADD CONSTRAINT fine CHECK (a > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 8: add index public.p1_at_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p1_at_idx
CREATE INDEX CONCURRENTLY p1_at_idx ON public.p1 USING btree (at DESC) WHERE id > 0;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p1, public.p3 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p1, public.p3 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p3, public.p1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 8: attach table public.p1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p3
--   blocks:      reads and writes of public.p1, public.p3, for as long as its work takes
--   work:        scans public.p1, scans public.p3
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows are read to see whether they fit the bounds
--   hazard:      blocking-scan: the rows of table public.p3 are read to see whether they belong into table public.p1
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES IN ('a', 'b');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p, public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p, public.p1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 8: add constraint public.p.positive without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p3
--   blocks:      reads and writes of public.p, public.p1, public.p3, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 8: add index public.p1_own
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p1_own
CREATE INDEX CONCURRENTLY p1_own ON public.p1 USING btree (at, id);

BEGIN;

-- Step 7 of 8: validate constraint public.p.positive
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p3
--   blocks:      neither reads nor writes
--   work:        scans public.p3, scans public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p.positive
ALTER TABLE public.p VALIDATE CONSTRAINT positive;

COMMIT;

BEGIN;

-- Step 8 of 8: validate constraint public.parent.fine
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   blocks:      neither reads nor writes
--   work:        scans public.parent, scans public.child
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.parent.fine
ALTER TABLE public.parent VALIDATE CONSTRAINT fine;

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
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 8: validate constraint public.parent.fine
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parent DROP CONSTRAINT fine;
ALTER TABLE public.parent ADD CONSTRAINT fine CHECK (a > 0) NOT VALID;

COMMIT;

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

-- Undo step 7 of 8: validate constraint public.p.positive
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p3
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT positive;
ALTER TABLE public.p ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 6 of 8: add index public.p1_own
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p1_own;

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

-- Undo step 5 of 8: add constraint public.p.positive without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT positive;

COMMIT;

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

-- Undo step 4 of 8: attach table public.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p1;

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 8: add index public.p1_at_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p1_at_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 8: add constraint public.parent.fine without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parent DROP CONSTRAINT fine;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 8: give a parent to table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child NO INHERIT public.parent;

COMMIT;

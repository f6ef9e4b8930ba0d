-- A table that is no partition any more has nothing of the foreign keys that its parent gets.
-- before --
CREATE TABLE q (id integer PRIMARY KEY);
CREATE TABLE m (id integer NOT NULL, region text NOT NULL, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a');
CREATE TABLE m2 PARTITION OF m FOR VALUES IN ('b') PARTITION BY LIST (id);
CREATE TABLE m2_1 PARTITION OF m2 FOR VALUES IN (1);
CREATE TABLE m2_2 PARTITION OF m2 FOR VALUES IN (2);
-- rows --
INSERT INTO q VALUES (1), (2);
INSERT INTO m VALUES (1, 'a'), (1, 'b'), (2, 'b');
-- after --
CREATE TABLE q (id integer PRIMARY KEY);
CREATE TABLE m (id integer NOT NULL, region text NOT NULL, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 (id integer NOT NULL, region text NOT NULL);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN ('b') PARTITION BY LIST (id);
CREATE TABLE m2_1 PARTITION OF m2 FOR VALUES IN (1);
CREATE TABLE m2_2 (id integer NOT NULL, region text NOT NULL);
ALTER TABLE m ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES q;
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
      LOCK TABLE ONLY public.m, public.m1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, public.m1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 7: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.m2, public.m2_2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m2, public.m2_2 IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 7: detach table public.m2_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.m2_2
--   blocks:      reads and writes of public.m2, public.m2_2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m2 DETACH PARTITION public.m2_2;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.m, ONLY public.m2, public.m2_1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.m, ONLY public.m2, public.m2_1, public.q IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, ONLY public.m, ONLY public.m2, public.m2_1 IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 3 of 7: add constraint public.m.fk
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m2, SHARE ROW EXCLUSIVE on table public.m2_1, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.m, public.m2, public.m2_1, public.q, for as long as its work takes
--   work:        scans public.m2_1
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.m are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.m.fk
ALTER TABLE public.m ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public.q (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 7: drop constraint public.m1.m1_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT m1_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2_2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 7: drop constraint public.m2_2.m2_2_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2_2
--   blocks:      reads and writes of public.m2_2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m2_2 DROP CONSTRAINT m2_2_pkey;

COMMIT;

-- Step 6 of 7: give up the index of constraint public.m1.m1_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m1_pkey_old_51a48457;

-- Step 7 of 7: give up the index of constraint public.m2_2.m2_2_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m2_2_pkey_old_fe5d5195;
-- down --
SET lock_timeout = 0;

-- Undo step 7 of 7: give up the index of constraint public.m2_2.m2_2_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m2_2
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_m2_2_pkey_old_fe5d5195 ON public.m2_2 USING btree (id, region);

-- Undo step 6 of 7: give up the index of constraint public.m1.m1_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_m1_pkey_old_51a48457 ON public.m1 USING btree (id, region);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2_2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 7: drop constraint public.m2_2.m2_2_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2_2
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_m2_2_pkey_old_fe5d5195 ON public.m2_2 USING btree (id, region);
ALTER TABLE public.m2_2 ADD CONSTRAINT m2_2_pkey PRIMARY KEY USING INDEX lockstep_m2_2_pkey_old_fe5d5195;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 7: drop constraint public.m1.m1_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_m1_pkey_old_51a48457 ON public.m1 USING btree (id, region);
ALTER TABLE public.m1 ADD CONSTRAINT m1_pkey PRIMARY KEY USING INDEX lockstep_m1_pkey_old_51a48457;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.m, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 7: add constraint public.m.fk
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m2, SHARE ROW EXCLUSIVE on table public.m2_1, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT fk;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.m2, public.m2_2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m2, public.m2_2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 7: detach table public.m2_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.m2_2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 ATTACH PARTITION public.m2_2 FOR VALUES IN (2);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.m, public.m1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, public.m1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 7: detach table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES IN ('a');

COMMIT;

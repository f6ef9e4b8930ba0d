-- An index of the whole comes back under another name, and so do those of the partitions under the names that they had: they cannot become parts of another.
-- before --
CREATE TABLE p (id int, v int) PARTITION BY RANGE (id);
CREATE TABLE p0 PARTITION OF p FOR VALUES FROM (0) TO (100);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (100) TO (200);
CREATE INDEX a ON p (id) WHERE v > 1;
ALTER TABLE p ADD CONSTRAINT u UNIQUE (id, v);
-- after --
CREATE TABLE p (id int, v int) PARTITION BY RANGE (id);
CREATE TABLE p0 PARTITION OF p FOR VALUES FROM (0) TO (100);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (100) TO (200);
CREATE INDEX b ON p (id) WHERE v > 1;
ALTER TABLE p ADD CONSTRAINT w UNIQUE (id, v);
-- rows --
INSERT INTO p VALUES (1, 2), (150, 3);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 12: add constraint public.p.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ADD CONSTRAINT w UNIQUE (id, v);

-- Step 2 of 12: add index public.b
--   phase:       expand
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX b ON ONLY public.p USING btree (id) WHERE v > 1;

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

-- Step 3 of 12: drop constraint public.p.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p0, public.p1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT u;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 12: build the index of constraint public.p0.p0_id_v_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p0
--   blocks:      neither reads nor writes
--   work:        scans public.p0
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p0 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p0_id_v_key_key_77e36af7
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p0_id_v_key_key_77e36af7 ON public.p0 USING btree (id, v);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 12: add constraint public.p0.p0_id_v_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p0
--   blocks:      reads and writes of public.p0, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p0 ADD CONSTRAINT p0_id_v_key UNIQUE USING INDEX lockstep_p0_id_v_key_key_77e36af7;

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 12: build the index of constraint public.p1.p1_id_v_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p1 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p1_id_v_key_key_96c14a9e
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p1_id_v_key_key_96c14a9e ON public.p1 USING btree (id, v);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 12: add constraint public.p1.p1_id_v_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT p1_id_v_key UNIQUE USING INDEX lockstep_p1_id_v_key_key_96c14a9e;

COMMIT;

-- Step 8 of 12: attach partitions to constraint public.p.w
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p0, public.p1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.w ATTACH PARTITION public.p1_id_v_key;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.w ATTACH PARTITION public.p0_id_v_key;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

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

-- Step 9 of 12: drop index public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p0, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.a;

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 12: add index public.p0_id_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p0
--   blocks:      neither reads nor writes
--   work:        scans public.p0
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p0_id_idx
CREATE INDEX CONCURRENTLY p0_id_idx ON public.p0 USING btree (id) WHERE v > 1;

-- Step 11 of 12: add index public.p1_id_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p1_id_idx
CREATE INDEX CONCURRENTLY p1_id_idx ON public.p1 USING btree (id) WHERE v > 1;

SET lock_timeout = '2s';

-- Step 12 of 12: attach partitions to index public.b
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p0, public.p1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.b ATTACH PARTITION public.p1_id_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.b ATTACH PARTITION public.p0_id_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
-- down --
SET lock_timeout = '2s';

-- Undo step 12 of 12: attach partitions to index public.b
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.b;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 11 of 12: add index public.p1_id_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p1_id_idx;

-- Undo step 10 of 12: add index public.p0_id_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p0
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p0_id_idx;

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
      LOCK TABLE public.p IN SHARE MODE;
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

-- Undo step 9 of 12: drop index public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX a ON ONLY public.p USING btree (id) WHERE v > 1;
CREATE INDEX p0_id_idx ON public.p0 USING btree (id) WHERE v > 1;
CREATE INDEX p1_id_idx ON public.p1 USING btree (id) WHERE v > 1;
ALTER INDEX public.a ATTACH PARTITION public.p1_id_idx;
ALTER INDEX public.a ATTACH PARTITION public.p0_id_idx;

COMMIT;

-- Undo step 8 of 12: attach partitions to constraint public.p.w
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER TABLE public.p DROP CONSTRAINT IF EXISTS w;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 12: add constraint public.p1.p1_id_v_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT IF EXISTS p1_id_v_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 6 of 12: build the index of constraint public.p1.p1_id_v_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p1_id_v_key_key_96c14a9e;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 12: add constraint public.p0.p0_id_v_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p0
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p0 DROP CONSTRAINT IF EXISTS p0_id_v_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 4 of 12: build the index of constraint public.p0.p0_id_v_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p0
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p0_id_v_key_key_77e36af7;

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

-- Undo step 3 of 12: drop constraint public.p.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ADD CONSTRAINT u UNIQUE (id, v);
ALTER TABLE public.p0 ADD CONSTRAINT p0_id_v_key UNIQUE (id, v);
ALTER TABLE public.p1 ADD CONSTRAINT p1_id_v_key UNIQUE (id, v);
ALTER INDEX public.u ATTACH PARTITION public.p1_id_v_key;
ALTER INDEX public.u ATTACH PARTITION public.p0_id_v_key;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 12: add index public.b
--   phase:       expand
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.b;

-- Undo step 1 of 12: add constraint public.p.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT IF EXISTS w;

COMMIT;

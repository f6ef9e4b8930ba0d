-- A tree three levels deep: a column, a check, an index, a key and a default change at the root.
-- before --
CREATE TABLE m (id int NOT NULL, at date NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE TABLE m24 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (kind);
CREATE TABLE m24_a PARTITION OF m24 FOR VALUES IN ('a') PARTITION BY HASH (id);
CREATE TABLE m24_a0 PARTITION OF m24_a FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE INDEX m_kind ON m (kind);
-- after --
CREATE TABLE m (id int NOT NULL, at date NOT NULL DEFAULT CURRENT_DATE, kind text NOT NULL, extra int DEFAULT 3, CONSTRAINT pos CHECK (id > 0), CONSTRAINT k UNIQUE (id, at, kind)) PARTITION BY RANGE (at);
CREATE TABLE m24 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (kind);
CREATE TABLE m24_a PARTITION OF m24 FOR VALUES IN ('a') PARTITION BY HASH (id);
CREATE TABLE m24_a0 PARTITION OF m24_a FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE INDEX m_kind ON m (kind DESC);
-- rows --
INSERT INTO m VALUES (1, '2024-05-05', 'a');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 24: set default of column public.m.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ALTER COLUMN at SET DEFAULT CURRENT_DATE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 24: add column public.m.extra
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m, public.m24, public.m24_a, public.m24_a0, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.m ADD COLUMN extra integer DEFAULT 3;

-- Step 3 of 24: check without scan for nulls in column public.m.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m, public.m24, public.m24_a, public.m24_a0, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT lockstep_kind_not_null_bc050ab5 CHECK (kind IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 24: scan for nulls in column public.m.kind
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m24, SHARE UPDATE EXCLUSIVE on table public.m24_a, SHARE UPDATE EXCLUSIVE on table public.m24_a0
--   blocks:      neither reads nor writes
--   work:        scans public.m24_a0
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.m.kind holds nulls
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_kind_not_null_bc050ab5;

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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 24: require values in column public.m.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m, public.m24, public.m24_a, public.m24_a0, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ALTER COLUMN kind SET NOT NULL;

COMMIT;

-- Step 6 of 24: drop the check for nulls in column public.m.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m, public.m24, public.m24_a, public.m24_a0, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT lockstep_kind_not_null_bc050ab5;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 24: set default of column public.m24.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24
--   blocks:      reads and writes of public.m24, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m24 ALTER COLUMN at SET DEFAULT CURRENT_DATE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m24_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 24: set default of column public.m24_a.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24_a
--   blocks:      reads and writes of public.m24_a, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE ONLY public.m24_a ALTER COLUMN at SET DEFAULT CURRENT_DATE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m24_a0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 24: set default of column public.m24_a0.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m24_a0, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m24_a0 ALTER COLUMN at SET DEFAULT CURRENT_DATE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 24: add constraint public.m.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ADD CONSTRAINT k UNIQUE (id, at, kind);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Step 11 of 24: add constraint public.m.pos without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m, public.m24, public.m24_a, public.m24_a0, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT pos CHECK (id > 0) NOT VALID;

-- Step 12 of 24: add constraint public.m24.m24_id_at_kind_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24
--   blocks:      reads and writes of public.m24, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.m24 are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.m24.m24_id_at_kind_key
ALTER TABLE ONLY public.m24 ADD CONSTRAINT m24_id_at_kind_key UNIQUE (id, at, kind);

-- Step 13 of 24: add constraint public.m24_a.m24_a_id_at_kind_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24_a
--   blocks:      reads and writes of public.m24_a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.m24_a are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.m24_a.m24_a_id_at_kind_key
ALTER TABLE ONLY public.m24_a ADD CONSTRAINT m24_a_id_at_kind_key UNIQUE (id, at, kind);

COMMIT;

SET lock_timeout = 0;

-- Step 14 of 24: build the index of constraint public.m24_a0.m24_a0_id_at_kind_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m24_a0
--   blocks:      neither reads nor writes
--   work:        scans public.m24_a0
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.m24_a0 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.m24_a0_id_at_kind_key
CREATE UNIQUE INDEX CONCURRENTLY m24_a0_id_at_kind_key ON public.m24_a0 USING btree (id, at, kind);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m24_a0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 24: add constraint public.m24_a0.m24_a0_id_at_kind_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m24_a0, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m24_a0 ADD CONSTRAINT m24_a0_id_at_kind_key UNIQUE USING INDEX m24_a0_id_at_kind_key;

COMMIT;

-- Step 16 of 24: attach partitions to constraint public.m.k
--   phase:       expand
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m24, public.m24_a, public.m24_a0, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.m24_a0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.m24_a_id_at_kind_key ATTACH PARTITION public.m24_a0_id_at_kind_key;
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
      BEGIN LOCK TABLE ONLY public.m24_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.m24_id_at_kind_key ATTACH PARTITION public.m24_a_id_at_kind_key;
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
      BEGIN LOCK TABLE ONLY public.m24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.k ATTACH PARTITION public.m24_id_at_kind_key;
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
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 24: add index public.lockstep_m_kind_new_2017f4f4
--   phase:       expand
--   locks:       SHARE on table public.m
--   blocks:      writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_m_kind_new_2017f4f4 ON ONLY public.m USING btree (kind DESC);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 24: add index public.lockstep_m24_kind_idx_new_7e9f68c2
--   phase:       expand
--   locks:       SHARE on table public.m24
--   blocks:      writes of public.m24, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE INDEX lockstep_m24_kind_idx_new_7e9f68c2 ON ONLY public.m24 USING btree (kind DESC);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m24_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 24: add index public.lockstep_m24_a_kind_idx_new_6d8934de
--   phase:       expand
--   locks:       SHARE on table public.m24_a
--   blocks:      writes of public.m24_a, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE INDEX lockstep_m24_a_kind_idx_new_6d8934de ON ONLY public.m24_a USING btree (kind DESC);

COMMIT;

SET lock_timeout = 0;

-- Step 20 of 24: add index public.lockstep_m24_a0_kind_idx_new_79f67608
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m24_a0
--   blocks:      neither reads nor writes
--   work:        scans public.m24_a0
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m24_a0_kind_idx_new_79f67608
CREATE INDEX CONCURRENTLY lockstep_m24_a0_kind_idx_new_79f67608 ON public.m24_a0 USING btree (kind DESC);

SET lock_timeout = '2s';

-- Step 21 of 24: attach partitions to index public.lockstep_m_kind_new_2017f4f4
--   phase:       expand
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m24, public.m24_a, public.m24_a0, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.m24_a0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_m24_a_kind_idx_new_6d8934de ATTACH PARTITION public.lockstep_m24_a0_kind_idx_new_79f67608;
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
      BEGIN LOCK TABLE ONLY public.m24_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_m24_kind_idx_new_7e9f68c2 ATTACH PARTITION public.lockstep_m24_a_kind_idx_new_6d8934de;
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
      BEGIN LOCK TABLE ONLY public.m24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_m_kind_new_2017f4f4 ATTACH PARTITION public.lockstep_m24_kind_idx_new_7e9f68c2;
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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Step 22 of 24: drop index public.m_kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   blocks:      reads and writes of public.m, public.m24, public.m24_a, public.m24_a0, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m_kind;

-- Step 23 of 24: rename the new index public.m_kind
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_m24_a0_kind_idx_new_79f67608 RENAME TO m24_a0_kind_idx;
ALTER INDEX public.lockstep_m24_a_kind_idx_new_6d8934de RENAME TO m24_a_kind_idx;
ALTER INDEX public.lockstep_m24_kind_idx_new_7e9f68c2 RENAME TO m24_kind_idx;
ALTER INDEX public.lockstep_m_kind_new_2017f4f4 RENAME TO m_kind;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 24 of 24: validate constraint public.m.pos
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m24, SHARE UPDATE EXCLUSIVE on table public.m24_a, SHARE UPDATE EXCLUSIVE on table public.m24_a0
--   blocks:      neither reads nor writes
--   work:        scans public.m24_a0
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.m.pos
ALTER TABLE public.m VALIDATE CONSTRAINT pos;

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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 24 of 24: validate constraint public.m.pos
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT pos;
ALTER TABLE public.m ADD CONSTRAINT pos CHECK (id > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 23 of 24: rename the new index public.m_kind
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.m24_a0_kind_idx RENAME TO lockstep_m24_a0_kind_idx_new_79f67608;
ALTER INDEX public.m24_a_kind_idx RENAME TO lockstep_m24_a_kind_idx_new_6d8934de;
ALTER INDEX public.m24_kind_idx RENAME TO lockstep_m24_kind_idx_new_7e9f68c2;
ALTER INDEX public.m_kind RENAME TO lockstep_m_kind_new_2017f4f4;

-- Undo step 22 of 24: drop index public.m_kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX m_kind ON ONLY public.m USING btree (kind);
CREATE INDEX m24_kind_idx ON ONLY public.m24 USING btree (kind);
CREATE INDEX m24_a_kind_idx ON ONLY public.m24_a USING btree (kind);
CREATE INDEX m24_a0_kind_idx ON public.m24_a0 USING btree (kind);
ALTER INDEX public.m24_a_kind_idx ATTACH PARTITION public.m24_a0_kind_idx;
ALTER INDEX public.m24_kind_idx ATTACH PARTITION public.m24_a_kind_idx;
ALTER INDEX public.m_kind ATTACH PARTITION public.m24_kind_idx;

COMMIT;

-- Undo step 21 of 24: attach partitions to index public.lockstep_m_kind_new_2017f4f4
--   phase:       expand
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_m_kind_new_2017f4f4;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 20 of 24: add index public.lockstep_m24_a0_kind_idx_new_79f67608
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m24_a0
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_m24_a0_kind_idx_new_79f67608;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m24_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 24: add index public.lockstep_m24_a_kind_idx_new_6d8934de
--   phase:       expand
--   locks:       SHARE on table public.m24_a
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_m24_a_kind_idx_new_6d8934de;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 24: add index public.lockstep_m24_kind_idx_new_7e9f68c2
--   phase:       expand
--   locks:       SHARE on table public.m24
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_m24_kind_idx_new_7e9f68c2;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 24: add index public.lockstep_m_kind_new_2017f4f4
--   phase:       expand
--   locks:       SHARE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_m_kind_new_2017f4f4;

COMMIT;

-- Undo step 16 of 24: attach partitions to constraint public.m.k
--   phase:       expand
--   locks:       ACCESS SHARE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER TABLE public.m DROP CONSTRAINT IF EXISTS k;
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
DO $$ BEGIN LOCK TABLE public.m24_a0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 24: add constraint public.m24_a0.m24_a0_id_at_kind_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m24_a0 DROP CONSTRAINT IF EXISTS m24_a0_id_at_kind_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 14 of 24: build the index of constraint public.m24_a0.m24_a0_id_at_kind_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m24_a0
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.m24_a0_id_at_kind_key;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 13 of 24: add constraint public.m24_a.m24_a_id_at_kind_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24_a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m24_a DROP CONSTRAINT IF EXISTS m24_a_id_at_kind_key;

-- Undo step 12 of 24: add constraint public.m24.m24_id_at_kind_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m24 DROP CONSTRAINT IF EXISTS m24_id_at_kind_key;

-- Undo step 11 of 24: add constraint public.m.pos without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT pos;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 24: add constraint public.m.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT IF EXISTS k;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m24_a0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 24: set default of column public.m24_a0.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m24_a0 ALTER COLUMN at DROP DEFAULT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m24_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 24: set default of column public.m24_a.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24_a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m24_a ALTER COLUMN at DROP DEFAULT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 24: set default of column public.m24.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m24
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m24 ALTER COLUMN at DROP DEFAULT;

COMMIT;

-- Undo step 6 of 24: drop the check for nulls in column public.m.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT lockstep_kind_not_null_bc050ab5 CHECK (kind IS NOT NULL) NOT VALID;
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_kind_not_null_bc050ab5;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 24: require values in column public.m.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ALTER COLUMN kind DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 24: scan for nulls in column public.m.kind
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m24, SHARE UPDATE EXCLUSIVE on table public.m24_a, SHARE UPDATE EXCLUSIVE on table public.m24_a0
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
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 24: check without scan for nulls in column public.m.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT lockstep_kind_not_null_bc050ab5;

-- Undo step 2 of 24: add column public.m.extra
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m24, ACCESS EXCLUSIVE on table public.m24_a, ACCESS EXCLUSIVE on table public.m24_a0
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.m DROP COLUMN extra;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 24: set default of column public.m.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ALTER COLUMN at DROP DEFAULT;

COMMIT;

-- Indexes of partitioned tables that change are built beside the old ones, whatever the names of those of the partitions: at no time is a partition without.
-- before --
CREATE SCHEMA "Ev";
CREATE TABLE "Ev"."E" (id bigint NOT NULL, at date NOT NULL, src text) PARTITION BY RANGE (at);
CREATE TABLE "Ev"."E 23" PARTITION OF "Ev"."E" FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE e24 PARTITION OF "Ev"."E" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (src);
CREATE TABLE e24_a PARTITION OF e24 FOR VALUES IN ('a', 'b');
CREATE TABLE e24_z PARTITION OF e24 DEFAULT;
CREATE INDEX "By src" ON "Ev"."E" (src);
COMMENT ON INDEX "Ev"."By src" IS 'old';
CREATE UNIQUE INDEX one ON "Ev"."E" (id, at, src);
CREATE INDEX lower_src ON "Ev"."E" (lower(src)) WHERE id > 0;
-- after --
CREATE SCHEMA "Ev";
CREATE TABLE "Ev"."E" (id bigint NOT NULL, at date NOT NULL, src text) PARTITION BY RANGE (at);
CREATE TABLE "Ev"."E 23" PARTITION OF "Ev"."E" FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE e24 PARTITION OF "Ev"."E" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (src);
CREATE TABLE e24_a PARTITION OF e24 FOR VALUES IN ('a', 'b');
CREATE TABLE e24_z PARTITION OF e24 DEFAULT;
CREATE INDEX "By src" ON "Ev"."E" (src DESC);
COMMENT ON INDEX "Ev"."By src" IS 'new';
CREATE UNIQUE INDEX one ON "Ev"."E" (src, at, id);
CREATE INDEX lower_src ON "Ev"."E" (lower(src)) WHERE id > 10;
-- rows --
INSERT INTO "Ev"."E" SELECT i, date '2023-01-01' + i, chr(97 + i % 5) FROM generate_series(1, 700) i;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 25: add index "Ev"."lockstep_By src_new_e08231fb"
--   phase:       expand
--   locks:       SHARE on table "Ev"."E"
--   blocks:      writes of "Ev"."E", for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX "lockstep_By src_new_e08231fb" ON ONLY "Ev"."E" USING btree (src DESC);
COMMENT ON INDEX "Ev"."lockstep_By src_new_e08231fb" IS 'new';

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 25: add index "Ev"."lockstep_E 23_src_idx_new_c5967c8d"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "Ev"."E 23"
--   blocks:      neither reads nor writes
--   work:        scans "Ev"."E 23"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Ev"."lockstep_E 23_src_idx_new_c5967c8d"
CREATE INDEX CONCURRENTLY "lockstep_E 23_src_idx_new_c5967c8d" ON "Ev"."E 23" USING btree (src DESC);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 25: add index "Ev".lockstep_lower_src_new_6f6a92c0
--   phase:       expand
--   locks:       SHARE on table "Ev"."E"
--   blocks:      writes of "Ev"."E", for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_lower_src_new_6f6a92c0 ON ONLY "Ev"."E" USING btree (lower(src)) WHERE id > 10;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 25: add index "Ev"."lockstep_E 23_lower_idx_new_80f76032"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "Ev"."E 23"
--   blocks:      neither reads nor writes
--   work:        scans "Ev"."E 23"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Ev"."lockstep_E 23_lower_idx_new_80f76032"
CREATE INDEX CONCURRENTLY "lockstep_E 23_lower_idx_new_80f76032" ON "Ev"."E 23" USING btree (lower(src)) WHERE id > 10;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 25: add index "Ev".lockstep_one_new_ca2b52d7
--   phase:       expand
--   locks:       SHARE on table "Ev"."E"
--   blocks:      writes of "Ev"."E", for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX lockstep_one_new_ca2b52d7 ON ONLY "Ev"."E" USING btree (src, at, id);

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 25: add index "Ev"."E 23_src_at_id_idx"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "Ev"."E 23"
--   blocks:      neither reads nor writes
--   work:        scans "Ev"."E 23"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of "Ev"."E 23" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Ev"."E 23_src_at_id_idx"
CREATE UNIQUE INDEX CONCURRENTLY "E 23_src_at_id_idx" ON "Ev"."E 23" USING btree (src, at, id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.e24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 25: add index public.e24_src_at_id_idx
--   phase:       expand
--   locks:       SHARE on table public.e24
--   blocks:      writes of public.e24, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX e24_src_at_id_idx ON ONLY public.e24 USING btree (src, at, id);

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 25: add index public.e24_a_src_at_id_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_a
--   blocks:      neither reads nor writes
--   work:        scans public.e24_a
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.e24_a are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.e24_a_src_at_id_idx
CREATE UNIQUE INDEX CONCURRENTLY e24_a_src_at_id_idx ON public.e24_a USING btree (src, at, id);

-- Step 9 of 25: add index public.e24_z_src_at_id_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_z
--   blocks:      neither reads nor writes
--   work:        scans public.e24_z
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.e24_z are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.e24_z_src_at_id_idx
CREATE UNIQUE INDEX CONCURRENTLY e24_z_src_at_id_idx ON public.e24_z USING btree (src, at, id);

SET lock_timeout = '2s';

-- Step 10 of 25: attach partitions to index "Ev".lockstep_one_new_ca2b52d7
--   phase:       expand
--   locks:       ACCESS SHARE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   blocks:      reads and writes of "Ev"."E 23", public.e24, public.e24_a, public.e24_z, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.e24_z IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.e24_src_at_id_idx ATTACH PARTITION public.e24_z_src_at_id_idx;
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
      BEGIN LOCK TABLE ONLY public.e24_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.e24_src_at_id_idx ATTACH PARTITION public.e24_a_src_at_id_idx;
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
      BEGIN LOCK TABLE ONLY public.e24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Ev".lockstep_one_new_ca2b52d7 ATTACH PARTITION public.e24_src_at_id_idx;
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
      BEGIN LOCK TABLE ONLY "Ev"."E 23" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Ev".lockstep_one_new_ca2b52d7 ATTACH PARTITION "Ev"."E 23_src_at_id_idx";
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
DO $$ BEGIN LOCK TABLE ONLY public.e24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 25: add index public.lockstep_e24_lower_idx_new_ffdaaec1
--   phase:       expand
--   locks:       SHARE on table public.e24
--   blocks:      writes of public.e24, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_e24_lower_idx_new_ffdaaec1 ON ONLY public.e24 USING btree (lower(src)) WHERE id > 10;

COMMIT;

SET lock_timeout = 0;

-- Step 12 of 25: add index public.lockstep_e24_a_lower_idx_new_185d44ce
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_a
--   blocks:      neither reads nor writes
--   work:        scans public.e24_a
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_e24_a_lower_idx_new_185d44ce
CREATE INDEX CONCURRENTLY lockstep_e24_a_lower_idx_new_185d44ce ON public.e24_a USING btree (lower(src)) WHERE id > 10;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.e24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 25: add index public.lockstep_e24_src_idx_new_90cb1630
--   phase:       expand
--   locks:       SHARE on table public.e24
--   blocks:      writes of public.e24, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_e24_src_idx_new_90cb1630 ON ONLY public.e24 USING btree (src DESC);

COMMIT;

SET lock_timeout = 0;

-- Step 14 of 25: add index public.lockstep_e24_a_src_idx_new_cfd5c05d
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_a
--   blocks:      neither reads nor writes
--   work:        scans public.e24_a
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_e24_a_src_idx_new_cfd5c05d
CREATE INDEX CONCURRENTLY lockstep_e24_a_src_idx_new_cfd5c05d ON public.e24_a USING btree (src DESC);

-- Step 15 of 25: add index public.lockstep_e24_z_lower_idx_new_bd60af71
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_z
--   blocks:      neither reads nor writes
--   work:        scans public.e24_z
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_e24_z_lower_idx_new_bd60af71
CREATE INDEX CONCURRENTLY lockstep_e24_z_lower_idx_new_bd60af71 ON public.e24_z USING btree (lower(src)) WHERE id > 10;

SET lock_timeout = '2s';

-- Step 16 of 25: attach partitions to index "Ev".lockstep_lower_src_new_6f6a92c0
--   phase:       expand
--   locks:       ACCESS SHARE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   blocks:      reads and writes of "Ev"."E 23", public.e24, public.e24_a, public.e24_z, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.e24_z IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_e24_lower_idx_new_ffdaaec1 ATTACH PARTITION public.lockstep_e24_z_lower_idx_new_bd60af71;
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
      BEGIN LOCK TABLE ONLY public.e24_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_e24_lower_idx_new_ffdaaec1 ATTACH PARTITION public.lockstep_e24_a_lower_idx_new_185d44ce;
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
      BEGIN LOCK TABLE ONLY public.e24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Ev".lockstep_lower_src_new_6f6a92c0 ATTACH PARTITION public.lockstep_e24_lower_idx_new_ffdaaec1;
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
      BEGIN LOCK TABLE ONLY "Ev"."E 23" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Ev".lockstep_lower_src_new_6f6a92c0 ATTACH PARTITION "Ev"."lockstep_E 23_lower_idx_new_80f76032";
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

BEGIN;

-- Step 17 of 25: gather statistics of table "Ev"."E"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "Ev"."E", SHARE UPDATE EXCLUSIVE on table "Ev"."E 23", SHARE UPDATE EXCLUSIVE on table public.e24, SHARE UPDATE EXCLUSIVE on table public.e24_a, SHARE UPDATE EXCLUSIVE on table public.e24_z
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "Ev"."E";

COMMIT;

-- Step 18 of 25: add index public.lockstep_e24_z_src_idx_new_e9ec8188
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_z
--   blocks:      neither reads nor writes
--   work:        scans public.e24_z
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_e24_z_src_idx_new_e9ec8188
CREATE INDEX CONCURRENTLY lockstep_e24_z_src_idx_new_e9ec8188 ON public.e24_z USING btree (src DESC);

SET lock_timeout = '2s';

-- Step 19 of 25: attach partitions to index "Ev"."lockstep_By src_new_e08231fb"
--   phase:       expand
--   locks:       ACCESS SHARE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   blocks:      reads and writes of "Ev"."E 23", public.e24, public.e24_a, public.e24_z, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.e24_z IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_e24_src_idx_new_90cb1630 ATTACH PARTITION public.lockstep_e24_z_src_idx_new_e9ec8188;
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
      BEGIN LOCK TABLE ONLY public.e24_a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_e24_src_idx_new_90cb1630 ATTACH PARTITION public.lockstep_e24_a_src_idx_new_cfd5c05d;
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
      BEGIN LOCK TABLE ONLY public.e24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Ev"."lockstep_By src_new_e08231fb" ATTACH PARTITION public.lockstep_e24_src_idx_new_90cb1630;
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
      BEGIN LOCK TABLE ONLY "Ev"."E 23" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Ev"."lockstep_By src_new_e08231fb" ATTACH PARTITION "Ev"."lockstep_E 23_src_idx_new_c5967c8d";
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
      LOCK TABLE "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE "Ev"."E" IN ACCESS EXCLUSIVE MODE;
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

-- Step 20 of 25: drop index "Ev"."By src"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   blocks:      reads and writes of "Ev"."E", "Ev"."E 23", public.e24, public.e24_a, public.e24_z, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX "Ev"."By src";

-- Step 21 of 25: rename the new index "Ev"."By src"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX "Ev"."lockstep_By src_new_e08231fb" RENAME TO "By src";
ALTER INDEX "Ev"."lockstep_E 23_src_idx_new_c5967c8d" RENAME TO "E 23_src_idx";
ALTER INDEX public.lockstep_e24_a_src_idx_new_cfd5c05d RENAME TO e24_a_src_idx;
ALTER INDEX public.lockstep_e24_src_idx_new_90cb1630 RENAME TO e24_src_idx;
ALTER INDEX public.lockstep_e24_z_src_idx_new_e9ec8188 RENAME TO e24_z_src_idx;

-- Step 22 of 25: drop index "Ev".lower_src
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   blocks:      reads and writes of "Ev"."E", "Ev"."E 23", public.e24, public.e24_a, public.e24_z, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX "Ev".lower_src;

-- Step 23 of 25: rename the new index "Ev".lower_src
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX "Ev"."lockstep_E 23_lower_idx_new_80f76032" RENAME TO "E 23_lower_idx";
ALTER INDEX "Ev".lockstep_lower_src_new_6f6a92c0 RENAME TO lower_src;
ALTER INDEX public.lockstep_e24_a_lower_idx_new_185d44ce RENAME TO e24_a_lower_idx;
ALTER INDEX public.lockstep_e24_lower_idx_new_ffdaaec1 RENAME TO e24_lower_idx;
ALTER INDEX public.lockstep_e24_z_lower_idx_new_bd60af71 RENAME TO e24_z_lower_idx;

-- Step 24 of 25: drop index "Ev".one
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   blocks:      reads and writes of "Ev"."E", "Ev"."E 23", public.e24, public.e24_a, public.e24_z, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX "Ev".one;

-- Step 25 of 25: rename the new index "Ev".one
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX "Ev".lockstep_one_new_ca2b52d7 RENAME TO one;

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
      LOCK TABLE "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE "Ev"."E" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 25 of 25: rename the new index "Ev".one
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX "Ev".one RENAME TO lockstep_one_new_ca2b52d7;

-- Undo step 24 of 25: drop index "Ev".one
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX one ON ONLY "Ev"."E" USING btree (id, at, src);
CREATE UNIQUE INDEX "E 23_id_at_src_idx" ON "Ev"."E 23" USING btree (id, at, src);
CREATE UNIQUE INDEX e24_id_at_src_idx ON ONLY public.e24 USING btree (id, at, src);
CREATE UNIQUE INDEX e24_a_id_at_src_idx ON public.e24_a USING btree (id, at, src);
CREATE UNIQUE INDEX e24_z_id_at_src_idx ON public.e24_z USING btree (id, at, src);
ALTER INDEX public.e24_id_at_src_idx ATTACH PARTITION public.e24_z_id_at_src_idx;
ALTER INDEX public.e24_id_at_src_idx ATTACH PARTITION public.e24_a_id_at_src_idx;
ALTER INDEX "Ev".one ATTACH PARTITION public.e24_id_at_src_idx;
ALTER INDEX "Ev".one ATTACH PARTITION "Ev"."E 23_id_at_src_idx";

-- Undo step 23 of 25: rename the new index "Ev".lower_src
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX "Ev"."E 23_lower_idx" RENAME TO "lockstep_E 23_lower_idx_new_80f76032";
ALTER INDEX "Ev".lower_src RENAME TO lockstep_lower_src_new_6f6a92c0;
ALTER INDEX public.e24_a_lower_idx RENAME TO lockstep_e24_a_lower_idx_new_185d44ce;
ALTER INDEX public.e24_lower_idx RENAME TO lockstep_e24_lower_idx_new_ffdaaec1;
ALTER INDEX public.e24_z_lower_idx RENAME TO lockstep_e24_z_lower_idx_new_bd60af71;

-- Undo step 22 of 25: drop index "Ev".lower_src
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lower_src ON ONLY "Ev"."E" USING btree (lower(src)) WHERE id > 0;
CREATE INDEX "E 23_lower_idx" ON "Ev"."E 23" USING btree (lower(src)) WHERE id > 0;
CREATE INDEX e24_lower_idx ON ONLY public.e24 USING btree (lower(src)) WHERE id > 0;
CREATE INDEX e24_a_lower_idx ON public.e24_a USING btree (lower(src)) WHERE id > 0;
CREATE INDEX e24_z_lower_idx ON public.e24_z USING btree (lower(src)) WHERE id > 0;
ALTER INDEX public.e24_lower_idx ATTACH PARTITION public.e24_z_lower_idx;
ALTER INDEX public.e24_lower_idx ATTACH PARTITION public.e24_a_lower_idx;
ALTER INDEX "Ev".lower_src ATTACH PARTITION public.e24_lower_idx;
ALTER INDEX "Ev".lower_src ATTACH PARTITION "Ev"."E 23_lower_idx";

-- Undo step 21 of 25: rename the new index "Ev"."By src"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX "Ev"."By src" RENAME TO "lockstep_By src_new_e08231fb";
ALTER INDEX "Ev"."E 23_src_idx" RENAME TO "lockstep_E 23_src_idx_new_c5967c8d";
ALTER INDEX public.e24_a_src_idx RENAME TO lockstep_e24_a_src_idx_new_cfd5c05d;
ALTER INDEX public.e24_src_idx RENAME TO lockstep_e24_src_idx_new_90cb1630;
ALTER INDEX public.e24_z_src_idx RENAME TO lockstep_e24_z_src_idx_new_e9ec8188;

-- Undo step 20 of 25: drop index "Ev"."By src"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX "By src" ON ONLY "Ev"."E" USING btree (src);
COMMENT ON INDEX "Ev"."By src" IS 'old';
CREATE INDEX "E 23_src_idx" ON "Ev"."E 23" USING btree (src);
CREATE INDEX e24_src_idx ON ONLY public.e24 USING btree (src);
CREATE INDEX e24_a_src_idx ON public.e24_a USING btree (src);
CREATE INDEX e24_z_src_idx ON public.e24_z USING btree (src);
ALTER INDEX public.e24_src_idx ATTACH PARTITION public.e24_z_src_idx;
ALTER INDEX public.e24_src_idx ATTACH PARTITION public.e24_a_src_idx;
ALTER INDEX "Ev"."By src" ATTACH PARTITION public.e24_src_idx;
ALTER INDEX "Ev"."By src" ATTACH PARTITION "Ev"."E 23_src_idx";

COMMIT;

-- Undo step 19 of 25: attach partitions to index "Ev"."lockstep_By src_new_e08231fb"
--   phase:       expand
--   locks:       ACCESS SHARE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS "Ev"."lockstep_By src_new_e08231fb";
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 18 of 25: add index public.lockstep_e24_z_src_idx_new_e9ec8188
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_z
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_e24_z_src_idx_new_e9ec8188;

-- Undo step 17 of 25: gather statistics of table "Ev"."E"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "Ev"."E", SHARE UPDATE EXCLUSIVE on table "Ev"."E 23", SHARE UPDATE EXCLUSIVE on table public.e24, SHARE UPDATE EXCLUSIVE on table public.e24_a, SHARE UPDATE EXCLUSIVE on table public.e24_z
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

-- Undo step 16 of 25: attach partitions to index "Ev".lockstep_lower_src_new_6f6a92c0
--   phase:       expand
--   locks:       ACCESS SHARE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS "Ev".lockstep_lower_src_new_6f6a92c0;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 15 of 25: add index public.lockstep_e24_z_lower_idx_new_bd60af71
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_z
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_e24_z_lower_idx_new_bd60af71;

-- Undo step 14 of 25: add index public.lockstep_e24_a_src_idx_new_cfd5c05d
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_e24_a_src_idx_new_cfd5c05d;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.e24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 25: add index public.lockstep_e24_src_idx_new_90cb1630
--   phase:       expand
--   locks:       SHARE on table public.e24
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_e24_src_idx_new_90cb1630;

COMMIT;

SET lock_timeout = 0;

-- Undo step 12 of 25: add index public.lockstep_e24_a_lower_idx_new_185d44ce
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_e24_a_lower_idx_new_185d44ce;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.e24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 25: add index public.lockstep_e24_lower_idx_new_ffdaaec1
--   phase:       expand
--   locks:       SHARE on table public.e24
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_e24_lower_idx_new_ffdaaec1;

COMMIT;

-- Undo step 10 of 25: attach partitions to index "Ev".lockstep_one_new_ca2b52d7
--   phase:       expand
--   locks:       ACCESS SHARE on table "Ev"."E", ACCESS EXCLUSIVE on table "Ev"."E 23", ACCESS EXCLUSIVE on table public.e24, ACCESS EXCLUSIVE on table public.e24_a, ACCESS EXCLUSIVE on table public.e24_z
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS "Ev".lockstep_one_new_ca2b52d7;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 9 of 25: add index public.e24_z_src_at_id_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_z
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.e24_z_src_at_id_idx;

-- Undo step 8 of 25: add index public.e24_a_src_at_id_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.e24_a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.e24_a_src_at_id_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.e24 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 25: add index public.e24_src_at_id_idx
--   phase:       expand
--   locks:       SHARE on table public.e24
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.e24_src_at_id_idx;

COMMIT;

SET lock_timeout = 0;

-- Undo step 6 of 25: add index "Ev"."E 23_src_at_id_idx"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "Ev"."E 23"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Ev"."E 23_src_at_id_idx";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 25: add index "Ev".lockstep_one_new_ca2b52d7
--   phase:       expand
--   locks:       SHARE on table "Ev"."E"
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS "Ev".lockstep_one_new_ca2b52d7;

COMMIT;

SET lock_timeout = 0;

-- Undo step 4 of 25: add index "Ev"."lockstep_E 23_lower_idx_new_80f76032"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "Ev"."E 23"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Ev"."lockstep_E 23_lower_idx_new_80f76032";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 25: add index "Ev".lockstep_lower_src_new_6f6a92c0
--   phase:       expand
--   locks:       SHARE on table "Ev"."E"
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS "Ev".lockstep_lower_src_new_6f6a92c0;

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 25: add index "Ev"."lockstep_E 23_src_idx_new_c5967c8d"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "Ev"."E 23"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Ev"."lockstep_E 23_src_idx_new_c5967c8d";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY "Ev"."E" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 25: add index "Ev"."lockstep_By src_new_e08231fb"
--   phase:       expand
--   locks:       SHARE on table "Ev"."E"
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS "Ev"."lockstep_By src_new_e08231fb";

COMMIT;

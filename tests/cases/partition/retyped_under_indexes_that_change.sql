-- Indexes and keys over a retyped column that go, come or are made anew besides: only the parts of those that stay get their names again.
-- before --
CREATE TABLE p (id int, c char(3), d int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100) PARTITION BY RANGE (id);
CREATE TABLE p11 PARTITION OF p1 FOR VALUES FROM (0) TO (50);
CREATE INDEX with_both ON p ((c IS NULL)) WHERE c IS NOT NULL;
CREATE INDEX expression ON p ((c IS NULL));
CREATE INDEX goes ON p ((c || 'a'));
CREATE INDEX predicate ON p (d) WHERE c IS NOT NULL;
CREATE INDEX stays ON p ((c || 'b'));
CREATE INDEX takes ON p ((d + 1));
ALTER TABLE p11 ADD CONSTRAINT key11 UNIQUE (c, id);
ALTER TABLE p ADD CONSTRAINT key UNIQUE (c, id);
-- after --
CREATE TABLE p (id int, c char(3) COLLATE "C", d int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100) PARTITION BY RANGE (id);
CREATE TABLE p11 PARTITION OF p1 FOR VALUES FROM (0) TO (50);
CREATE INDEX with_both ON p ((c IS NULL));
CREATE INDEX expression ON p ((c IS NOT NULL));
CREATE INDEX comes ON p ((c || 'c'));
CREATE INDEX predicate ON p (d) WHERE c IS NULL;
CREATE INDEX stays ON p ((c || 'b'));
CREATE INDEX takes ON p ((c || 'd'));
ALTER TABLE p11 ADD CONSTRAINT key11 UNIQUE (c, id) INCLUDE (d);
ALTER TABLE p ADD CONSTRAINT key UNIQUE (c, id) INCLUDE (d);
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

-- Step 1 of 34: drop constraint public.p.key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p, public.p1, public.p11, until step 6 is done, which scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT key;

-- Step 2 of 34: drop index public.expression
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p, public.p1, public.p11, until step 6 is done, which scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.expression;

-- Step 3 of 34: drop index public.goes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p, public.p1, public.p11, until step 6 is done, which scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.goes;

-- Step 4 of 34: drop index public.predicate
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p, public.p1, public.p11, until step 6 is done, which scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.predicate;

-- Step 5 of 34: drop index public.with_both
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p, public.p1, public.p11, until step 6 is done, which scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.with_both;

-- Step 6 of 34: change type of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p, public.p1, public.p11, for as long as its work takes
--   work:        scans public.p11
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      index-rebuild: index public.stays is built anew under an exclusive lock
--   hazard:      index-rebuild: index public.p1_expr_idx3 is built anew under an exclusive lock
--   hazard:      index-rebuild: index public.p11_expr_idx3 is built anew under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.p.c fail
ALTER TABLE public.p ALTER COLUMN c TYPE character(3) COLLATE "C";
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.stays'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'p1_expr_idx3'), ('public.stays'::pg_catalog.regclass, 'public.p11'::pg_catalog.regclass, 'p11_expr_idx3')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;

-- Step 7 of 34: add constraint public.p.key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ADD CONSTRAINT key UNIQUE (c, id) INCLUDE (d);

-- Step 8 of 34: add constraint public.p1.p1_c_id_d_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.p1 are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.p1.p1_c_id_d_key
ALTER TABLE ONLY public.p1 ADD CONSTRAINT p1_c_id_d_key UNIQUE (c, id) INCLUDE (d);

-- Step 9 of 34: add index public.comes
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX comes ON ONLY public.p USING btree ((c || 'c'));

-- Step 10 of 34: add index public.expression
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX expression ON ONLY public.p USING btree (((c IS NOT NULL)));

-- Step 11 of 34: add index public.lockstep_takes_new_f58c3c46
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_takes_new_f58c3c46 ON ONLY public.p USING btree ((c || 'd'));

-- Step 12 of 34: add index public.lockstep_p1_expr_idx4_new_c82ba84c
--   phase:       contract
--   locks:       SHARE on table public.p1
--   blocks:      writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_p1_expr_idx4_new_c82ba84c ON ONLY public.p1 USING btree ((c || 'd'));

-- Step 13 of 34: add index public.p1_expr_idx1
--   phase:       contract
--   locks:       SHARE on table public.p1
--   blocks:      writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX p1_expr_idx1 ON ONLY public.p1 USING btree (((c IS NOT NULL)));

-- Step 14 of 34: add index public.p1_expr_idx2
--   phase:       contract
--   locks:       SHARE on table public.p1
--   blocks:      writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX p1_expr_idx2 ON ONLY public.p1 USING btree ((c || 'c'));

-- Step 15 of 34: add index public.predicate
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX predicate ON ONLY public.p USING btree (d) WHERE (c IS NULL);

-- Step 16 of 34: add index public.p1_d_idx
--   phase:       contract
--   locks:       SHARE on table public.p1
--   blocks:      writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX p1_d_idx ON ONLY public.p1 USING btree (d) WHERE (c IS NULL);

-- Step 17 of 34: add index public.with_both
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX with_both ON ONLY public.p USING btree (((c IS NULL)));

COMMIT;

SET lock_timeout = 0;

-- Step 18 of 34: build the index of constraint public.p11.key11
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   blocks:      neither reads nor writes
--   work:        scans public.p11
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p11 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_key11_key_739a9b10
CREATE UNIQUE INDEX CONCURRENTLY lockstep_key11_key_739a9b10 ON public.p11 USING btree (c, id) INCLUDE (d);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 34: add constraint public.p11.key11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p11, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p11 ADD CONSTRAINT key11 UNIQUE USING INDEX lockstep_key11_key_739a9b10;

COMMIT;

-- Step 20 of 34: attach partitions to constraint public.p.key
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p1, public.p11, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.p1_c_id_d_key ATTACH PARTITION public.key11;
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
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.key ATTACH PARTITION public.p1_c_id_d_key;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Step 21 of 34: add index public.lockstep_p11_expr_idx4_new_d758cfdf
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   blocks:      neither reads nor writes
--   work:        scans public.p11
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p11_expr_idx4_new_d758cfdf
CREATE INDEX CONCURRENTLY lockstep_p11_expr_idx4_new_d758cfdf ON public.p11 USING btree ((c || 'd'));

SET lock_timeout = '2s';

-- Step 22 of 34: attach partitions to index public.lockstep_takes_new_f58c3c46
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p1, public.p11, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_p1_expr_idx4_new_c82ba84c ATTACH PARTITION public.lockstep_p11_expr_idx4_new_d758cfdf;
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
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_takes_new_f58c3c46 ATTACH PARTITION public.lockstep_p1_expr_idx4_new_c82ba84c;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Step 23 of 34: add index public.p11_d_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   blocks:      neither reads nor writes
--   work:        scans public.p11
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p11_d_idx
CREATE INDEX CONCURRENTLY p11_d_idx ON public.p11 USING btree (d) WHERE (c IS NULL);

-- Step 24 of 34: add index public.p11_expr_idx1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   blocks:      neither reads nor writes
--   work:        scans public.p11
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p11_expr_idx1
CREATE INDEX CONCURRENTLY p11_expr_idx1 ON public.p11 USING btree (((c IS NOT NULL)));

SET lock_timeout = '2s';

-- Step 25 of 34: attach partitions to index public.expression
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p1, public.p11, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.p1_expr_idx1 ATTACH PARTITION public.p11_expr_idx1;
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
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.expression ATTACH PARTITION public.p1_expr_idx1;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Step 26 of 34: add index public.p11_expr_idx2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   blocks:      neither reads nor writes
--   work:        scans public.p11
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p11_expr_idx2
CREATE INDEX CONCURRENTLY p11_expr_idx2 ON public.p11 USING btree ((c || 'c'));

SET lock_timeout = '2s';

-- Step 27 of 34: attach partitions to index public.comes
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p1, public.p11, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.p1_expr_idx2 ATTACH PARTITION public.p11_expr_idx2;
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
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.comes ATTACH PARTITION public.p1_expr_idx2;
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
DO $$ BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 28 of 34: add index public.p1_expr_idx
--   phase:       contract
--   locks:       SHARE on table public.p1
--   blocks:      writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX p1_expr_idx ON ONLY public.p1 USING btree (((c IS NULL)));

COMMIT;

SET lock_timeout = 0;

-- Step 29 of 34: add index public.p11_expr_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   blocks:      neither reads nor writes
--   work:        scans public.p11
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p11_expr_idx
CREATE INDEX CONCURRENTLY p11_expr_idx ON public.p11 USING btree (((c IS NULL)));

SET lock_timeout = '2s';

-- Step 30 of 34: attach partitions to index public.predicate
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p1, public.p11, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.p1_d_idx ATTACH PARTITION public.p11_d_idx;
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
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.predicate ATTACH PARTITION public.p1_d_idx;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 31 of 34: attach partitions to index public.with_both
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p1, public.p11, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.p1_expr_idx ATTACH PARTITION public.p11_expr_idx;
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
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.with_both ATTACH PARTITION public.p1_expr_idx;
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

-- Step 32 of 34: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p11
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p;

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

-- Step 33 of 34: drop index public.takes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   blocks:      reads and writes of public.p, public.p1, public.p11, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.takes;

-- Step 34 of 34: rename the new index public.takes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_p11_expr_idx4_new_d758cfdf RENAME TO p11_expr_idx4;
ALTER INDEX public.lockstep_p1_expr_idx4_new_c82ba84c RENAME TO p1_expr_idx4;
ALTER INDEX public.lockstep_takes_new_f58c3c46 RENAME TO takes;

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

-- Undo step 34 of 34: rename the new index public.takes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.p11_expr_idx4 RENAME TO lockstep_p11_expr_idx4_new_d758cfdf;
ALTER INDEX public.p1_expr_idx4 RENAME TO lockstep_p1_expr_idx4_new_c82ba84c;
ALTER INDEX public.takes RENAME TO lockstep_takes_new_f58c3c46;

-- Undo step 33 of 34: drop index public.takes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX takes ON ONLY public.p USING btree ((d + 1));
CREATE INDEX p1_expr_idx4 ON ONLY public.p1 USING btree ((d + 1));
CREATE INDEX p11_expr_idx4 ON public.p11 USING btree ((d + 1));
ALTER INDEX public.p1_expr_idx4 ATTACH PARTITION public.p11_expr_idx4;
ALTER INDEX public.takes ATTACH PARTITION public.p1_expr_idx4;

COMMIT;

-- Undo step 32 of 34: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public.p11
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 31 of 34: attach partitions to index public.with_both
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
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
      DROP INDEX IF EXISTS public.with_both;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 30 of 34: attach partitions to index public.predicate
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
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
      DROP INDEX IF EXISTS public.predicate;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 29 of 34: add index public.p11_expr_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p11_expr_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 28 of 34: add index public.p1_expr_idx
--   phase:       contract
--   locks:       SHARE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.p1_expr_idx;

COMMIT;

-- Undo step 27 of 34: attach partitions to index public.comes
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
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
      DROP INDEX IF EXISTS public.comes;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 26 of 34: add index public.p11_expr_idx2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p11_expr_idx2;

SET lock_timeout = '2s';

-- Undo step 25 of 34: attach partitions to index public.expression
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
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
      DROP INDEX IF EXISTS public.expression;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 24 of 34: add index public.p11_expr_idx1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p11_expr_idx1;

-- Undo step 23 of 34: add index public.p11_d_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p11_d_idx;

SET lock_timeout = '2s';

-- Undo step 22 of 34: attach partitions to index public.lockstep_takes_new_f58c3c46
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
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
      DROP INDEX IF EXISTS public.lockstep_takes_new_f58c3c46;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 21 of 34: add index public.lockstep_p11_expr_idx4_new_d758cfdf
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p11_expr_idx4_new_d758cfdf;

SET lock_timeout = '2s';

-- Undo step 20 of 34: attach partitions to constraint public.p.key
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
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
      ALTER TABLE public.p DROP CONSTRAINT IF EXISTS key;
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
DO $$ BEGIN LOCK TABLE public.p11 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 34: add constraint public.p11.key11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p11 DROP CONSTRAINT IF EXISTS key11;

COMMIT;

SET lock_timeout = 0;

-- Undo step 18 of 34: build the index of constraint public.p11.key11
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p11
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_key11_key_739a9b10;

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

-- Undo step 17 of 34: add index public.with_both
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.with_both;

-- Undo step 16 of 34: add index public.p1_d_idx
--   phase:       contract
--   locks:       SHARE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.p1_d_idx;

-- Undo step 15 of 34: add index public.predicate
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.predicate;

-- Undo step 14 of 34: add index public.p1_expr_idx2
--   phase:       contract
--   locks:       SHARE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.p1_expr_idx2;

-- Undo step 13 of 34: add index public.p1_expr_idx1
--   phase:       contract
--   locks:       SHARE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.p1_expr_idx1;

-- Undo step 12 of 34: add index public.lockstep_p1_expr_idx4_new_c82ba84c
--   phase:       contract
--   locks:       SHARE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_p1_expr_idx4_new_c82ba84c;

-- Undo step 11 of 34: add index public.lockstep_takes_new_f58c3c46
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_takes_new_f58c3c46;

-- Undo step 10 of 34: add index public.expression
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.expression;

-- Undo step 9 of 34: add index public.comes
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.comes;

-- Undo step 8 of 34: add constraint public.p1.p1_c_id_d_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT IF EXISTS p1_c_id_d_key;

-- Undo step 7 of 34: add constraint public.p.key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT IF EXISTS key;

-- Undo step 6 of 34: change type of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN c TYPE character(3);
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.stays'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'p1_expr_idx3'), ('public.stays'::pg_catalog.regclass, 'public.p11'::pg_catalog.regclass, 'p11_expr_idx3')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;

-- Undo step 5 of 34: drop index public.with_both
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX with_both ON ONLY public.p USING btree (((c IS NULL))) WHERE (c IS NOT NULL);
CREATE INDEX p1_expr_idx ON ONLY public.p1 USING btree (((c IS NULL))) WHERE (c IS NOT NULL);
CREATE INDEX p11_expr_idx ON public.p11 USING btree (((c IS NULL))) WHERE (c IS NOT NULL);
ALTER INDEX public.p1_expr_idx ATTACH PARTITION public.p11_expr_idx;
ALTER INDEX public.with_both ATTACH PARTITION public.p1_expr_idx;

-- Undo step 4 of 34: drop index public.predicate
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX predicate ON ONLY public.p USING btree (d) WHERE (c IS NOT NULL);
CREATE INDEX p1_d_idx ON ONLY public.p1 USING btree (d) WHERE (c IS NOT NULL);
CREATE INDEX p11_d_idx ON public.p11 USING btree (d) WHERE (c IS NOT NULL);
ALTER INDEX public.p1_d_idx ATTACH PARTITION public.p11_d_idx;
ALTER INDEX public.predicate ATTACH PARTITION public.p1_d_idx;

-- Undo step 3 of 34: drop index public.goes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX goes ON ONLY public.p USING btree ((c || 'a'));
CREATE INDEX p1_expr_idx2 ON ONLY public.p1 USING btree ((c || 'a'));
CREATE INDEX p11_expr_idx2 ON public.p11 USING btree ((c || 'a'));
ALTER INDEX public.p1_expr_idx2 ATTACH PARTITION public.p11_expr_idx2;
ALTER INDEX public.goes ATTACH PARTITION public.p1_expr_idx2;

-- Undo step 2 of 34: drop index public.expression
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX expression ON ONLY public.p USING btree (((c IS NULL)));
CREATE INDEX p1_expr_idx1 ON ONLY public.p1 USING btree (((c IS NULL)));
CREATE INDEX p11_expr_idx1 ON public.p11 USING btree (((c IS NULL)));
ALTER INDEX public.p1_expr_idx1 ATTACH PARTITION public.p11_expr_idx1;
ALTER INDEX public.expression ATTACH PARTITION public.p1_expr_idx1;

-- Undo step 1 of 34: drop constraint public.p.key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public.p11
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ADD CONSTRAINT key UNIQUE (c, id);
ALTER TABLE ONLY public.p1 ADD CONSTRAINT p1_c_id_key UNIQUE (c, id);
ALTER TABLE public.p11 ADD CONSTRAINT key11 UNIQUE (c, id);
ALTER INDEX public.p1_c_id_key ATTACH PARTITION public.key11;
ALTER INDEX public.key ATTACH PARTITION public.p1_c_id_key;

COMMIT;

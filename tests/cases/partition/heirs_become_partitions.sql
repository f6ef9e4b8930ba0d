-- A table with inheritance children becomes partitioned, and they its partitions; another partition comes while the index changes.
-- before --
CREATE TABLE p (id int NOT NULL, c timestamp);
CREATE TABLE p1 (id int NOT NULL, c timestamp, CHECK (id < 10)) INHERITS (p);
CREATE INDEX i ON p (c);
CREATE TABLE q (id int NOT NULL, c int) PARTITION BY RANGE (id);
CREATE TABLE q1 PARTITION OF q FOR VALUES FROM (0) TO (10);
CREATE TABLE q2 (id int NOT NULL, c int);
CREATE INDEX j ON q (c);
-- after --
CREATE TABLE p (id int NOT NULL, c timestamptz NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE INDEX i ON p (c);
CREATE TABLE q (id int NOT NULL, c int) PARTITION BY RANGE (id);
CREATE TABLE q1 PARTITION OF q FOR VALUES FROM (0) TO (10);
CREATE TABLE q2 PARTITION OF q FOR VALUES FROM (10) TO (20);
CREATE INDEX j ON q (c, id);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 25: check without scan the bounds of table public.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_p1_bounds_3a80a240 CHECK (id IS NOT NULL AND id >= 0 AND id < 10) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 25: scan for rows outside of the bounds of table public.p1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.p1 holds rows outside of the bounds
ALTER TABLE public.p1 VALIDATE CONSTRAINT lockstep_p1_bounds_3a80a240;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.q2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 25: check without scan the bounds of table public.q2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q2
--   blocks:      reads and writes of public.q2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.q2 ADD CONSTRAINT lockstep_q2_bounds_a71045d5 CHECK (id IS NOT NULL AND id >= 10 AND id < 20) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 25: scan for rows outside of the bounds of table public.q2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.q2
--   blocks:      neither reads nor writes
--   work:        scans public.q2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.q2 holds rows outside of the bounds
ALTER TABLE public.q2 VALIDATE CONSTRAINT lockstep_q2_bounds_a71045d5;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 25: take from its parent table public.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, until step 6 is done, which rewrites public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 NO INHERIT public.p;

-- Step 6 of 25: change type of column public.p1.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for as long as its work takes
--   work:        rewrites public.p1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p1 is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.p1.c fail
ALTER TABLE public.p1 ALTER COLUMN c TYPE timestamp with time zone;

-- Step 7 of 25: check without scan for nulls in column public.p1.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_c_not_null_4bed8a2d CHECK (c IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 25: gather statistics of table public.p1 (c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p1 (c);

COMMIT;

BEGIN;

-- Step 9 of 25: scan for nulls in column public.p1.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.p1.c holds nulls
ALTER TABLE public.p1 VALIDATE CONSTRAINT lockstep_c_not_null_4bed8a2d;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 25: require values in column public.p1.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ALTER COLUMN c SET NOT NULL;

COMMIT;

-- Step 11 of 25: drop the check for nulls in column public.p1.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT lockstep_c_not_null_4bed8a2d;

BEGIN;

-- Step 12 of 25: give up the proof of constraint public.p1.p1_id_check
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 25: drop constraint public.p1.p1_id_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT p1_id_check;

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

-- Step 14 of 25: drop table public.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, until step 18 is done, which scans public.p1
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.p are dropped
--   hazard:      exclusive-lock-long: table public.p is locked until step 18 is done, which reads all rows of table public.p1
DROP TABLE public.p;

-- Step 15 of 25: create table public.p
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p (
    id integer NOT NULL,
    c timestamp with time zone NOT NULL
) PARTITION BY RANGE (id);

-- Step 16 of 25: attach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, until step 18 is done, which scans public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (0) TO (10);

-- Step 17 of 25: drop the check of the bounds of table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, until step 18 is done, which scans public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT lockstep_p1_bounds_3a80a240;

-- Step 18 of 25: add index public.i
--   phase:       contract
--   locks:       SHARE on table public.p1
--   blocks:      writes of public.p1, for as long as its work takes
--   work:        scans public.p1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.p1 are read while writers wait
CREATE INDEX i ON ONLY public.p USING btree (c);
CREATE INDEX p1_c_idx ON public.p1 USING btree (c);
ALTER INDEX public.i ATTACH PARTITION public.p1_c_idx;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.q, public.q2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.q, public.q2 IN ACCESS EXCLUSIVE MODE;
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

-- Step 19 of 25: drop index public.j
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.q, ACCESS EXCLUSIVE on table public.q1
--   blocks:      reads and writes of public.q, public.q1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP INDEX public.j;

-- Step 20 of 25: attach table public.q2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.q, ACCESS EXCLUSIVE on table public.q2
--   blocks:      reads and writes of public.q2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q ATTACH PARTITION public.q2 FOR VALUES FROM (10) TO (20);

-- Step 21 of 25: drop the check of the bounds of table public.q2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.q2
--   blocks:      reads and writes of public.q2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q2 DROP CONSTRAINT lockstep_q2_bounds_a71045d5;

-- Step 22 of 25: add index public.j
--   phase:       contract
--   locks:       SHARE on table public.q
--   blocks:      writes of public.q, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX j ON ONLY public.q USING btree (c, id);

COMMIT;

SET lock_timeout = 0;

-- Step 23 of 25: add index public.q1_c_id_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.q1
--   blocks:      neither reads nor writes
--   work:        scans public.q1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.q1_c_id_idx
CREATE INDEX CONCURRENTLY q1_c_id_idx ON public.q1 USING btree (c, id);

-- Step 24 of 25: add index public.q2_c_id_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.q2
--   blocks:      neither reads nor writes
--   work:        scans public.q2
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.q2_c_id_idx
CREATE INDEX CONCURRENTLY q2_c_id_idx ON public.q2 USING btree (c, id);

SET lock_timeout = '2s';

-- Step 25 of 25: attach partitions to index public.j
--   phase:       contract
--   locks:       ACCESS SHARE on table public.q, ACCESS EXCLUSIVE on table public.q1, ACCESS EXCLUSIVE on table public.q2
--   blocks:      reads and writes of public.q1, public.q2, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.q2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.j ATTACH PARTITION public.q2_c_id_idx;
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
      BEGIN LOCK TABLE ONLY public.q1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.j ATTACH PARTITION public.q1_c_id_idx;
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

-- Undo step 25 of 25: attach partitions to index public.j
--   phase:       contract
--   locks:       ACCESS SHARE on table public.q, ACCESS EXCLUSIVE on table public.q1, ACCESS EXCLUSIVE on table public.q2
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.q IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.j;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 24 of 25: add index public.q2_c_id_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.q2
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.q2_c_id_idx;

-- Undo step 23 of 25: add index public.q1_c_id_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.q1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.q1_c_id_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.q, public.q1, public.q2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.q IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.q1 IN SHARE MODE;
        LOCK TABLE public.q2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 22 of 25: add index public.j
--   phase:       contract
--   locks:       SHARE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.j;

-- Undo step 21 of 25: drop the check of the bounds of table public.q2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.q2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q2 ADD CONSTRAINT lockstep_q2_bounds_a71045d5 CHECK (id IS NOT NULL AND id >= 10 AND id < 20) NOT VALID;

-- Undo step 20 of 25: attach table public.q2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.q, ACCESS EXCLUSIVE on table public.q2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q DETACH PARTITION public.q2;

-- Undo step 19 of 25: drop index public.j
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.q, ACCESS EXCLUSIVE on table public.q1
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX j ON ONLY public.q USING btree (c);
CREATE INDEX q1_c_idx ON public.q1 USING btree (c);
ALTER INDEX public.j ATTACH PARTITION public.q1_c_idx;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 25: add index public.i
--   phase:       contract
--   locks:       SHARE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.i;

-- Undo step 17 of 25: drop the check of the bounds of table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_p1_bounds_3a80a240 CHECK (id IS NOT NULL AND id >= 0 AND id < 10) NOT VALID;

-- Undo step 16 of 25: attach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p1;

-- Undo step 15 of 25: create table public.p
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p;

-- Undo step 14 of 25: drop table public.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.p (
    id integer NOT NULL,
    c timestamp without time zone
);
CREATE INDEX i ON public.p USING btree (c);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 25: drop constraint public.p1.p1_id_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT p1_id_check CHECK (id < 10) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 25: give up the proof of constraint public.p1.p1_id_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 VALIDATE CONSTRAINT p1_id_check;

COMMIT;

SET lock_timeout = '2s';

-- Undo step 11 of 25: drop the check for nulls in column public.p1.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_c_not_null_4bed8a2d CHECK (c IS NOT NULL) NOT VALID;
ALTER TABLE public.p1 VALIDATE CONSTRAINT lockstep_c_not_null_4bed8a2d;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 25: require values in column public.p1.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ALTER COLUMN c DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 25: scan for nulls in column public.p1.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

-- Undo step 8 of 25: gather statistics of table public.p1 (c)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 25: check without scan for nulls in column public.p1.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT lockstep_c_not_null_4bed8a2d;

-- Undo step 6 of 25: change type of column public.p1.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ALTER COLUMN c TYPE timestamp without time zone;

-- Undo step 5 of 25: take from its parent table public.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 INHERIT public.p;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 25: scan for rows outside of the bounds of table public.q2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.q2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.q2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 25: check without scan the bounds of table public.q2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q2 DROP CONSTRAINT lockstep_q2_bounds_a71045d5;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 25: scan for rows outside of the bounds of table public.p1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 25: check without scan the bounds of table public.p1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT lockstep_p1_bounds_3a80a240;

COMMIT;

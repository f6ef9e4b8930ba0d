-- A table becomes a partition of a partition, with bounds over several columns: the check says what all levels ask.
-- before --
CREATE TABLE m (region text, a int, b bigint, c numeric(10,2)) PARTITION BY LIST (region);
CREATE TABLE n PARTITION OF m FOR VALUES IN ('north', 'east') PARTITION BY RANGE (a, b, c);
CREATE TABLE n1 (region text, a int, b bigint, c numeric(10,2));
CREATE TABLE n2 (region text, a int, b bigint, c numeric(10,2));
CREATE TABLE n3 (region text, a int, b bigint, c numeric(10,2)) PARTITION BY HASH (c);
CREATE TABLE n31 PARTITION OF n3 FOR VALUES WITH (modulus 1, remainder 0);
CREATE TABLE nd PARTITION OF n DEFAULT;
-- after --
CREATE TABLE m (region text, a int, b bigint, c numeric(10,2)) PARTITION BY LIST (region);
CREATE TABLE n PARTITION OF m FOR VALUES IN ('north', 'east') PARTITION BY RANGE (a, b, c);
CREATE TABLE n1 PARTITION OF n FOR VALUES FROM (MINVALUE, MINVALUE, MINVALUE) TO (-1, 5, MAXVALUE);
CREATE TABLE n2 PARTITION OF n FOR VALUES FROM (1, 2, 3.5) TO (1, 4, 0.5);
CREATE TABLE n3 PARTITION OF n FOR VALUES FROM (3, 2, MINVALUE) TO (4, MAXVALUE, MAXVALUE) PARTITION BY HASH (c);
CREATE TABLE n31 PARTITION OF n3 FOR VALUES WITH (modulus 1, remainder 0);
CREATE TABLE nd PARTITION OF n DEFAULT;
-- rows --
INSERT INTO n1 VALUES ('north', -1, 5, 1), ('east', -5, 1, 1);
INSERT INTO n2 VALUES ('north', 1, 2, 3.5), ('north', 1, 4, 0.25), ('east', 1, 3, 7);
INSERT INTO n3 VALUES ('north', 3, 2, 1), ('north', 4, 100, 1), ('north', 3, 100, 1);
INSERT INTO m VALUES ('north', 1, 5, 1), ('east', NULL, NULL, NULL), ('east', 1, NULL, 1), ('north', 1, 2, NULL);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.n1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 21: check without scan the bounds of table public.n1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n1
--   blocks:      reads and writes of public.n1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.n1 ADD CONSTRAINT lockstep_n1_bounds_5edd2dee CHECK (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND (a < '-1'::integer OR (a = '-1'::integer AND b <= '5'::bigint)) AND region IS NOT NULL AND region = ANY (ARRAY['north'::text, 'east'::text])) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 21: scan for rows outside of the bounds of table public.n1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.n1
--   blocks:      neither reads nor writes
--   work:        scans public.n1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.n1 holds rows outside of the bounds
ALTER TABLE public.n1 VALIDATE CONSTRAINT lockstep_n1_bounds_5edd2dee;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nd IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 21: keep the rows of table public.n1 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   blocks:      reads and writes of public.nd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.n1 is attached, rows for it are refused
--   note:        the default partition does not take them any more: it would be read under a strong lock otherwise
ALTER TABLE public.nd ADD CONSTRAINT lockstep_n1_default_5edd2dee CHECK (NOT (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND (a < '-1'::integer OR (a = '-1'::integer AND b <= '5'::bigint)))) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 21: scan table public.nd for rows of table public.n1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nd
--   blocks:      neither reads nor writes
--   work:        scans public.nd
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.nd holds rows of table public.n1
ALTER TABLE public.nd VALIDATE CONSTRAINT lockstep_n1_default_5edd2dee;

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
      LOCK TABLE public.n1, public.nd IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.n1, public.nd IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.nd, public.n1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 21: attach table public.n1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.n, ACCESS EXCLUSIVE on table public.n1, ACCESS EXCLUSIVE on table public.nd
--   blocks:      reads and writes of public.n1, public.nd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n ATTACH PARTITION public.n1 FOR VALUES FROM (MINVALUE, MINVALUE, MINVALUE) TO ('-1', '5', MAXVALUE);

-- Step 6 of 21: drop the check of the bounds of table public.n1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n1
--   blocks:      reads and writes of public.n1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n1 DROP CONSTRAINT lockstep_n1_bounds_5edd2dee;

-- Step 7 of 21: drop the check that keeps the rows of table public.n1 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   blocks:      reads and writes of public.nd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nd DROP CONSTRAINT lockstep_n1_default_5edd2dee;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.n2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 21: check without scan the bounds of table public.n2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n2
--   blocks:      reads and writes of public.n2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.n2 ADD CONSTRAINT lockstep_n2_bounds_8ac579da CHECK (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND a = 1 AND (b > '2'::bigint OR (b = '2'::bigint AND c >= CAST(3.5 AS numeric(10,2)))) AND (b < '4'::bigint OR (b = '4'::bigint AND c < CAST(0.5 AS numeric(10,2)))) AND region IS NOT NULL AND region = ANY (ARRAY['north'::text, 'east'::text])) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 21: scan for rows outside of the bounds of table public.n2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.n2
--   blocks:      neither reads nor writes
--   work:        scans public.n2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.n2 holds rows outside of the bounds
ALTER TABLE public.n2 VALIDATE CONSTRAINT lockstep_n2_bounds_8ac579da;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nd IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 21: keep the rows of table public.n2 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   blocks:      reads and writes of public.nd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.n2 is attached, rows for it are refused
--   note:        the default partition does not take them any more: it would be read under a strong lock otherwise
ALTER TABLE public.nd ADD CONSTRAINT lockstep_n2_default_8ac579da CHECK (NOT (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND a = 1 AND (b > '2'::bigint OR (b = '2'::bigint AND c >= CAST(3.5 AS numeric(10,2)))) AND (b < '4'::bigint OR (b = '4'::bigint AND c < CAST(0.5 AS numeric(10,2)))))) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 21: scan table public.nd for rows of table public.n2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nd
--   blocks:      neither reads nor writes
--   work:        scans public.nd
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.nd holds rows of table public.n2
ALTER TABLE public.nd VALIDATE CONSTRAINT lockstep_n2_default_8ac579da;

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
      LOCK TABLE public.n2, public.nd IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.n2, public.nd IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.nd, public.n2 IN ACCESS EXCLUSIVE MODE;
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

-- Step 12 of 21: attach table public.n2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.n, ACCESS EXCLUSIVE on table public.n2, ACCESS EXCLUSIVE on table public.nd
--   blocks:      reads and writes of public.n2, public.nd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n ATTACH PARTITION public.n2 FOR VALUES FROM (1, '2', 3.5) TO (1, '4', 0.5);

-- Step 13 of 21: drop the check of the bounds of table public.n2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n2
--   blocks:      reads and writes of public.n2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n2 DROP CONSTRAINT lockstep_n2_bounds_8ac579da;

-- Step 14 of 21: drop the check that keeps the rows of table public.n2 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   blocks:      reads and writes of public.nd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nd DROP CONSTRAINT lockstep_n2_default_8ac579da;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.n3 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.n3 IN ACCESS EXCLUSIVE MODE;
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

-- Step 15 of 21: check without scan the bounds of table public.n3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n3, ACCESS EXCLUSIVE on table public.n31
--   blocks:      reads and writes of public.n3, public.n31, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.n3 ADD CONSTRAINT lockstep_n3_bounds_3fad50bb CHECK (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND (a > 3 OR (a = 3 AND b >= '2'::bigint)) AND a <= 4 AND region IS NOT NULL AND region = ANY (ARRAY['north'::text, 'east'::text])) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 16 of 21: scan for rows outside of the bounds of table public.n3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.n3, SHARE UPDATE EXCLUSIVE on table public.n31
--   blocks:      neither reads nor writes
--   work:        scans public.n31
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.n3 holds rows outside of the bounds
ALTER TABLE public.n3 VALIDATE CONSTRAINT lockstep_n3_bounds_3fad50bb;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nd IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 21: keep the rows of table public.n3 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   blocks:      reads and writes of public.nd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.n3 is attached, rows for it are refused
--   note:        the default partition does not take them any more: it would be read under a strong lock otherwise
ALTER TABLE public.nd ADD CONSTRAINT lockstep_n3_default_3fad50bb CHECK (NOT (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND (a > 3 OR (a = 3 AND b >= '2'::bigint)) AND a <= 4)) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 18 of 21: scan table public.nd for rows of table public.n3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nd
--   blocks:      neither reads nor writes
--   work:        scans public.nd
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.nd holds rows of table public.n3
ALTER TABLE public.nd VALIDATE CONSTRAINT lockstep_n3_default_3fad50bb;

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
      LOCK TABLE public.n3, public.nd IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.n3, public.nd IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.nd, public.n3 IN ACCESS EXCLUSIVE MODE;
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

-- Step 19 of 21: attach table public.n3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.n, ACCESS EXCLUSIVE on table public.n3, ACCESS EXCLUSIVE on table public.n31, ACCESS EXCLUSIVE on table public.nd
--   blocks:      reads and writes of public.n3, public.n31, public.nd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n ATTACH PARTITION public.n3 FOR VALUES FROM (3, '2', MINVALUE) TO (4, MAXVALUE, MAXVALUE);

-- Step 20 of 21: drop the check of the bounds of table public.n3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n3, ACCESS EXCLUSIVE on table public.n31
--   blocks:      reads and writes of public.n3, public.n31, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n3 DROP CONSTRAINT lockstep_n3_bounds_3fad50bb;

-- Step 21 of 21: drop the check that keeps the rows of table public.n3 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   blocks:      reads and writes of public.nd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nd DROP CONSTRAINT lockstep_n3_default_3fad50bb;

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
      LOCK TABLE ONLY public.n, public.n3, public.nd IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.n, public.n3, public.nd IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 21 of 21: drop the check that keeps the rows of table public.n3 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nd ADD CONSTRAINT lockstep_n3_default_3fad50bb CHECK (NOT (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND (a > 3 OR (a = 3 AND b >= '2'::bigint)) AND a <= 4)) NOT VALID;

-- Undo step 20 of 21: drop the check of the bounds of table public.n3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n3, ACCESS EXCLUSIVE on table public.n31
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n3 ADD CONSTRAINT lockstep_n3_bounds_3fad50bb CHECK (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND (a > 3 OR (a = 3 AND b >= '2'::bigint)) AND a <= 4 AND region IS NOT NULL AND region = ANY (ARRAY['north'::text, 'east'::text])) NOT VALID;

-- Undo step 19 of 21: attach table public.n3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n, ACCESS EXCLUSIVE on table public.n3, ACCESS EXCLUSIVE on table public.n31, ACCESS EXCLUSIVE on table public.nd
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n DETACH PARTITION public.n3;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 18 of 21: scan table public.nd for rows of table public.n3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nd
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nd IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 21: keep the rows of table public.n3 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nd DROP CONSTRAINT lockstep_n3_default_3fad50bb;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 16 of 21: scan for rows outside of the bounds of table public.n3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.n3, SHARE UPDATE EXCLUSIVE on table public.n31
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
      LOCK TABLE public.n3 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.n3 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 15 of 21: check without scan the bounds of table public.n3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n3, ACCESS EXCLUSIVE on table public.n31
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n3 DROP CONSTRAINT lockstep_n3_bounds_3fad50bb;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.n, public.n2, public.nd IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.n, public.n2, public.nd IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 14 of 21: drop the check that keeps the rows of table public.n2 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nd ADD CONSTRAINT lockstep_n2_default_8ac579da CHECK (NOT (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND a = 1 AND (b > '2'::bigint OR (b = '2'::bigint AND c >= CAST(3.5 AS numeric(10,2)))) AND (b < '4'::bigint OR (b = '4'::bigint AND c < CAST(0.5 AS numeric(10,2)))))) NOT VALID;

-- Undo step 13 of 21: drop the check of the bounds of table public.n2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n2 ADD CONSTRAINT lockstep_n2_bounds_8ac579da CHECK (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND a = 1 AND (b > '2'::bigint OR (b = '2'::bigint AND c >= CAST(3.5 AS numeric(10,2)))) AND (b < '4'::bigint OR (b = '4'::bigint AND c < CAST(0.5 AS numeric(10,2)))) AND region IS NOT NULL AND region = ANY (ARRAY['north'::text, 'east'::text])) NOT VALID;

-- Undo step 12 of 21: attach table public.n2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n, ACCESS EXCLUSIVE on table public.n2, ACCESS EXCLUSIVE on table public.nd
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n DETACH PARTITION public.n2;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 21: scan table public.nd for rows of table public.n2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nd
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nd IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 21: keep the rows of table public.n2 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nd DROP CONSTRAINT lockstep_n2_default_8ac579da;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 21: scan for rows outside of the bounds of table public.n2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.n2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.n2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 21: check without scan the bounds of table public.n2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n2 DROP CONSTRAINT lockstep_n2_bounds_8ac579da;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.n, public.n1, public.nd IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.n, public.n1, public.nd IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 21: drop the check that keeps the rows of table public.n1 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nd ADD CONSTRAINT lockstep_n1_default_5edd2dee CHECK (NOT (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND (a < '-1'::integer OR (a = '-1'::integer AND b <= '5'::bigint)))) NOT VALID;

-- Undo step 6 of 21: drop the check of the bounds of table public.n1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n1 ADD CONSTRAINT lockstep_n1_bounds_5edd2dee CHECK (a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND (a < '-1'::integer OR (a = '-1'::integer AND b <= '5'::bigint)) AND region IS NOT NULL AND region = ANY (ARRAY['north'::text, 'east'::text])) NOT VALID;

-- Undo step 5 of 21: attach table public.n1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n, ACCESS EXCLUSIVE on table public.n1, ACCESS EXCLUSIVE on table public.nd
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n DETACH PARTITION public.n1;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 21: scan table public.nd for rows of table public.n1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nd
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nd IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 21: keep the rows of table public.n1 out of table public.nd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nd
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nd DROP CONSTRAINT lockstep_n1_default_5edd2dee;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 21: scan for rows outside of the bounds of table public.n1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.n1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.n1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 21: check without scan the bounds of table public.n1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.n1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.n1 DROP CONSTRAINT lockstep_n1_bounds_5edd2dee;

COMMIT;

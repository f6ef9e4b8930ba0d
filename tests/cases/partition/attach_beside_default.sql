-- A table with rows becomes a partition beside a default partition that has rows, too: neither is read under a strong lock.
-- before --
CREATE TABLE m (id int NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2024-02-01 00:00:00+00');
CREATE TABLE md PARTITION OF m DEFAULT;
CREATE TABLE m2 (id int NOT NULL, at timestamptz NOT NULL);
-- after --
CREATE TABLE m (id int NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2024-02-01 00:00:00+00');
CREATE TABLE md PARTITION OF m DEFAULT;
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM ('2024-02-01 00:00:00+00') TO ('2024-03-01 00:00:00+00');
-- rows --
INSERT INTO m VALUES (1, '2024-01-05 00:00:00+00'), (2, '2023-01-05 00:00:00+00'), (3, '2024-03-01 00:00:00+00');
INSERT INTO m2 VALUES (4, '2024-02-05 00:00:00+00');
-- holds --
SELECT (SELECT count(*) = 3 OR count(*) = 4 FROM m) AND (SELECT count(*) = 1 FROM m2)
-- old --
INSERT INTO m VALUES (9001, '2024-01-06 00:00:00+00'), (9002, '2022-01-06 00:00:00+00');
INSERT INTO m2 VALUES (9003, '2024-02-06 00:00:00+00');
UPDATE m SET at = '2024-03-06 00:00:00+00' WHERE id = 9001;
DELETE FROM m WHERE id > 9000;
DELETE FROM m2 WHERE id > 9000;
-- new --
INSERT INTO m VALUES (9001, '2024-02-06 00:00:00+00');
DO $$ BEGIN ASSERT (SELECT tableoid FROM m WHERE id = 9001) = 'm2'::regclass; END $$;
UPDATE m SET at = '2024-03-06 00:00:00+00' WHERE id = 9001;
DO $$ BEGIN ASSERT (SELECT tableoid FROM m WHERE id = 9001) = 'md'::regclass; END $$;
DELETE FROM m WHERE id = 9001;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: check without scan the bounds of table public.m2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.m2 ADD CONSTRAINT lockstep_m2_bounds_77c40bf2 CHECK (at IS NOT NULL AND at >= '2024-02-01 00:00:00+00'::timestamp with time zone AND at < '2024-03-01 00:00:00+00'::timestamp with time zone) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 7: scan for rows outside of the bounds of table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m2
--   blocks:      neither reads nor writes
--   work:        scans public.m2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m2 holds rows outside of the bounds
ALTER TABLE public.m2 VALIDATE CONSTRAINT lockstep_m2_bounds_77c40bf2;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.md IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 7: keep the rows of table public.m2 out of table public.md
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.m2 is attached, rows for it are refused
--   note:        the default partition does not take them any more: it would be read under a strong lock otherwise
ALTER TABLE public.md ADD CONSTRAINT lockstep_m2_default_77c40bf2 CHECK (NOT (at IS NOT NULL AND at >= '2024-02-01 00:00:00+00'::timestamp with time zone AND at < '2024-03-01 00:00:00+00'::timestamp with time zone)) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 7: scan table public.md for rows of table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.md
--   blocks:      neither reads nor writes
--   work:        scans public.md
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.md holds rows of table public.m2
ALTER TABLE public.md VALIDATE CONSTRAINT lockstep_m2_default_77c40bf2;

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
      LOCK TABLE public.m2, public.md IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.m2, public.md IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.md, public.m2 IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 7: attach table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.m2, public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES FROM ('2024-02-01 00:00:00+00') TO ('2024-03-01 00:00:00+00');

-- Step 6 of 7: drop the check of the bounds of table public.m2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 DROP CONSTRAINT lockstep_m2_bounds_77c40bf2;

-- Step 7 of 7: drop the check that keeps the rows of table public.m2 out of table public.md
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.md
--   blocks:      reads and writes of public.md, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.md DROP CONSTRAINT lockstep_m2_default_77c40bf2;

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
      LOCK TABLE ONLY public.m, public.m2, public.md IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, public.m2, public.md IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 7: drop the check that keeps the rows of table public.m2 out of table public.md
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.md ADD CONSTRAINT lockstep_m2_default_77c40bf2 CHECK (NOT (at IS NOT NULL AND at >= '2024-02-01 00:00:00+00'::timestamp with time zone AND at < '2024-03-01 00:00:00+00'::timestamp with time zone)) NOT VALID;

-- Undo step 6 of 7: drop the check of the bounds of table public.m2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 ADD CONSTRAINT lockstep_m2_bounds_77c40bf2 CHECK (at IS NOT NULL AND at >= '2024-02-01 00:00:00+00'::timestamp with time zone AND at < '2024-03-01 00:00:00+00'::timestamp with time zone) NOT VALID;

-- Undo step 5 of 7: attach table public.m2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2, ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m2;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 7: scan table public.md for rows of table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.md
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.md IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 7: keep the rows of table public.m2 out of table public.md
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.md
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.md DROP CONSTRAINT lockstep_m2_default_77c40bf2;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 7: scan for rows outside of the bounds of table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 7: check without scan the bounds of table public.m2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m2 DROP CONSTRAINT lockstep_m2_bounds_77c40bf2;

COMMIT;

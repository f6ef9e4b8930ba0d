-- A partition that stays as a table of its own has nothing of what the columns of its former parent become.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE TABLE m (id integer NOT NULL, at date NOT NULL, v integer, w text) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- rows --
INSERT INTO m VALUES (1, '2024-02-03', 4, 'x'), (2, '2025-02-03', 4, 'x');
-- after --
CREATE TABLE m (id integer NOT NULL, at date NOT NULL, v bigint, w text NOT NULL DEFAULT 'y', extra text) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE m2 (id integer NOT NULL, at date NOT NULL, v integer, w text);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: set default of column public.m1.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ALTER COLUMN w SET DEFAULT 'y';

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 11: detach table public.m2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.m2'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.m DETACH PARTITION public.m2 FINALIZE; END IF; END$$
ALTER TABLE public.m DETACH PARTITION public.m2 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 11: drop the check of the bounds of table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.m2'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.m2 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

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

-- Step 4 of 11: add column public.m.extra
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, until step 5 is done, which rewrites public.m1
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.m ADD COLUMN extra text;

-- Step 5 of 11: change type of column public.m.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for as long as its work takes
--   work:        rewrites public.m1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.m is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.m.v fail
ALTER TABLE public.m ALTER COLUMN v TYPE bigint;

-- Step 6 of 11: check without scan for nulls in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT lockstep_w_not_null_b59d68cc CHECK (w IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 11: gather statistics of table public.m (v)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.m (v);

COMMIT;

BEGIN;

-- Step 8 of 11: scan for nulls in column public.m.w
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.m.w holds nulls
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_w_not_null_b59d68cc;

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

-- Step 9 of 11: require values in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ALTER COLUMN w SET NOT NULL;

COMMIT;

-- Step 10 of 11: drop the check for nulls in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT lockstep_w_not_null_b59d68cc;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 11: set default of column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ALTER COLUMN w SET DEFAULT 'y';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 11: set default of column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ALTER COLUMN w DROP DEFAULT;

COMMIT;

-- Undo step 10 of 11: drop the check for nulls in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT lockstep_w_not_null_b59d68cc CHECK (w IS NOT NULL) NOT VALID;
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_w_not_null_b59d68cc;

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

-- Undo step 9 of 11: require values in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ALTER COLUMN w DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 11: scan for nulls in column public.m.w
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

-- Undo step 7 of 11: gather statistics of table public.m (v)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

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

-- Undo step 6 of 11: check without scan for nulls in column public.m.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT lockstep_w_not_null_b59d68cc;

-- Undo step 5 of 11: change type of column public.m.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ALTER COLUMN v TYPE integer;

-- Undo step 4 of 11: add column public.m.extra
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.m DROP COLUMN extra;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 11: drop the check of the bounds of table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m2 ADD CONSTRAINT lockstep_m2_bounds_77c40bf2 CHECK (at IS NOT NULL AND at >= '2025-01-01'::date AND at < '2026-01-01'::date);

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 11: detach table public.m2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.m2'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.m2 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 11: set default of column public.m1.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ALTER COLUMN w DROP DEFAULT;

COMMIT;

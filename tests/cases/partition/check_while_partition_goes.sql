-- A partition goes while its parent gets a check: on the way back the partition comes without it, before the check is gone.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE TABLE m (a int NOT NULL, b text) PARTITION BY RANGE (a);
CREATE TABLE a_gone PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE "Stays" PARTITION OF m FOR VALUES FROM (10) TO (20);
-- rows --
INSERT INTO m VALUES (15, 'x');
-- after --
CREATE TABLE m (a int NOT NULL, b text, CONSTRAINT a_check CHECK (b <> '')) PARTITION BY RANGE (a);
CREATE TABLE "Stays" PARTITION OF m FOR VALUES FROM (10) TO (20);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 4: detach table public.a_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a_gone, SHARE UPDATE EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.a_gone, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.a_gone'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.m DETACH PARTITION public.a_gone FINALIZE; END IF; END$$
ALTER TABLE public.m DETACH PARTITION public.a_gone CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 4: drop table public.a_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a_gone
--   blocks:      reads and writes of public.a_gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.a_gone are dropped
--   hazard:      app-breaking: whoever uses table public.a_gone fails
DROP TABLE public.a_gone;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.m, public."Stays" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, public."Stays" IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 4: add constraint public.m.a_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Stays", ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public."Stays", public.m, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m ADD CONSTRAINT a_check CHECK (b <> '') NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 4: validate constraint public.m.a_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Stays", SHARE UPDATE EXCLUSIVE on table public.m
--   blocks:      neither reads nor writes
--   work:        scans public."Stays"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.m.a_check
ALTER TABLE public.m VALIDATE CONSTRAINT a_check;

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

-- Undo step 4 of 4: validate constraint public.m.a_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Stays", ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT a_check;
ALTER TABLE public.m ADD CONSTRAINT a_check CHECK (b <> '') NOT VALID;

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

-- Undo step 3 of 4: add constraint public.m.a_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Stays", ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT a_check;

COMMIT;

BEGIN;

-- Undo step 2 of 4: drop table public.a_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a_gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.a_gone (
    a integer NOT NULL,
    b text
);

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 4: detach table public.a_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a_gone, SHARE UPDATE EXCLUSIVE on table public.m
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.a_gone FOR VALUES FROM (0) TO (10);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.a_gone'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.a_gone DROP CONSTRAINT ' || bounds; END LOOP; END$$;

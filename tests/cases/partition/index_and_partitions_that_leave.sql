-- An index that a partitioned table gets is valid at the end: partitions that leave are gone before, and one that is made anew is there.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE TABLE p (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY LIST (region);
CREATE TABLE p4 PARTITION OF p FOR VALUES IN ('c', 'd') PARTITION BY HASH (id);
CREATE TABLE p41 PARTITION OF p4 FOR VALUES WITH (MODULUS 3, REMAINDER 2);
CREATE TABLE p5 PARTITION OF p FOR VALUES IN ('e') PARTITION BY RANGE (id);
CREATE TABLE p6 PARTITION OF p FOR VALUES IN ('f');
-- rows --
INSERT INTO p SELECT i, 'f' FROM generate_series(1, 10) AS i;
-- after --
CREATE TABLE p (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY LIST (region);
CREATE TABLE p4 PARTITION OF p FOR VALUES IN ('c', 'd') PARTITION BY HASH (id);
CREATE TABLE p5 PARTITION OF p FOR VALUES IN ('e', 'g') PARTITION BY HASH (id);
CREATE TABLE p6 (id integer NOT NULL, region text NOT NULL, at date);
CREATE INDEX at_ix ON p (at DESC) WHERE id > 0;
-- plan --
SET lock_timeout = 0;

-- Step 1 of 12: detach table public.p6
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p6
--   blocks:      reads and writes of public.p6, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.p6'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.p DETACH PARTITION public.p6 FINALIZE; END IF; END$$
ALTER TABLE public.p DETACH PARTITION public.p6 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p6 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 12: drop the check of the bounds of table public.p6
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p6
--   blocks:      reads and writes of public.p6, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.p6'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.p6 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 12: detach table public.p41
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p4, ACCESS EXCLUSIVE on table public.p41
--   blocks:      reads and writes of public.p41, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.p41'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.p4 DETACH PARTITION public.p41 FINALIZE; END IF; END$$
ALTER TABLE public.p4 DETACH PARTITION public.p41 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p41 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 12: drop table public.p41
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p41
--   blocks:      reads and writes of public.p41, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.p41 are dropped
--   hazard:      app-breaking: whoever uses table public.p41 fails
DROP TABLE public.p41;

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 12: detach table public.p5
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p5
--   blocks:      reads and writes of public.p5, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.p5'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.p DETACH PARTITION public.p5 FINALIZE; END IF; END$$
ALTER TABLE public.p DETACH PARTITION public.p5 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p5 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 12: drop table public.p5
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p5
--   blocks:      reads and writes of public.p5, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.p5 are dropped
DROP TABLE public.p5;

-- Step 7 of 12: create table public.p5
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p5 (
    id integer NOT NULL,
    region text NOT NULL,
    at date
) PARTITION BY HASH (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 12: attach table public.p5
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p5 FOR VALUES IN ('e', 'g');

-- Step 9 of 12: add index public.at_ix
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX at_ix ON ONLY public.p USING btree (at DESC) WHERE id > 0;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p4 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 12: add index public.p4_at_idx
--   phase:       contract
--   locks:       SHARE on table public.p4
--   blocks:      writes of public.p4, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE INDEX p4_at_idx ON ONLY public.p4 USING btree (at DESC) WHERE id > 0;

-- Step 11 of 12: add index public.p5_at_idx
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX p5_at_idx ON ONLY public.p5 USING btree (at DESC) WHERE id > 0;

COMMIT;

-- Step 12 of 12: attach partitions to index public.at_ix
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p4
--   blocks:      reads and writes of public.p4, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p5 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.at_ix ATTACH PARTITION public.p5_at_idx;
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
      BEGIN LOCK TABLE ONLY public.p4 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.at_ix ATTACH PARTITION public.p4_at_idx;
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

-- Undo step 12 of 12: attach partitions to index public.at_ix
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p4
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
      DROP INDEX IF EXISTS public.at_ix;
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
DO $$ BEGIN LOCK TABLE public.p4 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 12: add index public.p5_at_idx
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.p5_at_idx;

-- Undo step 10 of 12: add index public.p4_at_idx
--   phase:       contract
--   locks:       SHARE on table public.p4
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.p4_at_idx;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.p, public.p5 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.p, public.p5 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 9 of 12: add index public.at_ix
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.at_ix;

-- Undo step 8 of 12: attach table public.p5
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p5
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p5;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p5 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 12: create table public.p5
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p5;

-- Undo step 6 of 12: drop table public.p5
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p5
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.p5 (
    id integer NOT NULL,
    region text NOT NULL,
    at date
) PARTITION BY RANGE (id);

COMMIT;

SET lock_timeout = 0;

-- Undo step 5 of 12: detach table public.p5
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p5
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p5 FOR VALUES IN ('e');
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.p5'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.p5 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 12: drop table public.p41
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p41
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.p41 (
    id integer NOT NULL,
    region text NOT NULL,
    at date
);

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 12: detach table public.p41
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p4, ACCESS EXCLUSIVE on table public.p41
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p4 ATTACH PARTITION public.p41 FOR VALUES WITH (modulus 3, remainder 2);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.p41'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.p41 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p6 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 12: drop the check of the bounds of table public.p6
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p6
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p6 ADD CONSTRAINT lockstep_p6_bounds_72b62479 CHECK (region IS NOT NULL AND region = 'f'::text);

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 12: detach table public.p6
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p6
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p6 FOR VALUES IN ('f');
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.p6'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.p6 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

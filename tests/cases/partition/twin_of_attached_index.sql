-- Partitions with two equal indexes, of which one is a part of the parent's: ATTACH PARTITION would take the first it finds.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE TABLE p (a int, b int) PARTITION BY RANGE (b);
CREATE TABLE p0 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE INDEX p_a ON p (a);
CREATE INDEX a_loose ON p0 (a);
-- after --
CREATE TABLE p (a int, b int) PARTITION BY RANGE (b);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE INDEX p_a ON p (a);
CREATE INDEX a_loose ON p1 (a);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: create table public.p1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p1 (
    a integer,
    b integer
);

-- Step 2 of 7: add index public.p1_a_idx
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX p1_a_idx ON public.p1 USING btree (a);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 7: drop index public.a_loose
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p0
--   blocks:      reads and writes of public.p0, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP INDEX public.a_loose;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 7: detach table public.p0
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0
--   blocks:      reads and writes of public.p0, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.p0'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.p DETACH PARTITION public.p0 FINALIZE; END IF; END$$
ALTER TABLE public.p DETACH PARTITION public.p0 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 7: attach table public.p1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (10) TO (20);

-- Step 6 of 7: add index public.a_loose
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX a_loose ON public.p1 USING btree (a);

-- Step 7 of 7: drop table public.p0
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p0
--   blocks:      reads and writes of public.p0, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.p0 are dropped
--   hazard:      app-breaking: whoever uses table public.p0 fails
DROP TABLE public.p0;

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

-- Undo step 7 of 7: drop table public.p0
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p0
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.p0 (
    a integer,
    b integer
);
CREATE INDEX p0_a_idx ON public.p0 USING btree (a);

-- Undo step 6 of 7: add index public.a_loose
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.a_loose;

-- Undo step 5 of 7: attach table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p1;

COMMIT;

SET lock_timeout = 0;

-- Undo step 4 of 7: detach table public.p0
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p0
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p0 FOR VALUES FROM (0) TO (10);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.p0'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.p0 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p0 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 7: drop index public.a_loose
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p0
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX a_loose ON public.p0 USING btree (a);

COMMIT;

BEGIN;

-- Undo step 2 of 7: add index public.p1_a_idx
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.p1_a_idx;

-- Undo step 1 of 7: create table public.p1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p1;

COMMIT;

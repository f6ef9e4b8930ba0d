-- A partition with a switched copy goes, another comes with one, a third is detached.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20) PARTITION BY LIST (b);
CREATE TABLE "M2 Sub" PARTITION OF m2 FOR VALUES IN (1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trg" AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE m1 DISABLE TRIGGER "Trg";
ALTER TABLE "M2 Sub" DISABLE TRIGGER "Trg";
CREATE TABLE m3 PARTITION OF m FOR VALUES FROM (20) TO (30);
ALTER TABLE m3 DISABLE TRIGGER "Trg";
-- after --
CREATE TABLE m (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20) PARTITION BY LIST (b);
CREATE TABLE "M2 Sub" PARTITION OF m2 FOR VALUES IN (1);
CREATE TABLE m3 (a int, b int);
CREATE TABLE m4 PARTITION OF m FOR VALUES FROM (40) TO (50);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "Trg" AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE "M2 Sub" DISABLE TRIGGER "Trg";
ALTER TABLE m4 ENABLE ALWAYS TRIGGER "Trg";
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: create table public.m4
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m4 (
    a integer,
    b integer
);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 9: drop trigger public.m1."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m1
--   blocks:      writes of public.m1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m1 ENABLE TRIGGER "Trg";

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 9: detach table public.m1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.m1'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.m DETACH PARTITION public.m1 FINALIZE; END IF; END$$
ALTER TABLE public.m DETACH PARTITION public.m1 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 9: drop table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m1 are dropped
--   hazard:      app-breaking: whoever uses table public.m1 fails
DROP TABLE public.m1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m3 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 9: drop trigger public.m3."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m3
--   blocks:      writes of public.m3, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m3 ENABLE TRIGGER "Trg";

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 9: detach table public.m3
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m3, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.m3'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.m DETACH PARTITION public.m3 FINALIZE; END IF; END$$
ALTER TABLE public.m DETACH PARTITION public.m3 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m3 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 9: drop the check of the bounds of table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m3
--   blocks:      reads and writes of public.m3, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.m3'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.m3 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

COMMIT;

BEGIN;

-- Step 8 of 9: attach table public.m4
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m4 FOR VALUES FROM (40) TO (50);

-- Step 9 of 9: add trigger public.m4."Trg"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m4 ENABLE ALWAYS TRIGGER "Trg";

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
      LOCK TABLE ONLY public.m, public.m4 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.m, public.m4 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 9 of 9: add trigger public.m4."Trg"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m4 ENABLE TRIGGER "Trg";

-- Undo step 8 of 9: attach table public.m4
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m4
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m4;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m3 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 9: drop the check of the bounds of table public.m3
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m3
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m3 ADD CONSTRAINT lockstep_m3_bounds_a8fce6ce CHECK (a IS NOT NULL AND a >= 20 AND a < 30);

COMMIT;

SET lock_timeout = 0;

-- Undo step 6 of 9: detach table public.m3
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m3
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m3 FOR VALUES FROM (20) TO (30);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.m3'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.m3 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m3 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 9: drop trigger public.m3."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m3 DISABLE TRIGGER "Trg";

COMMIT;

BEGIN;

-- Undo step 4 of 9: drop table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m1 (
    a integer,
    b integer
);

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 9: detach table public.m1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES FROM (0) TO (10);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.m1'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.m1 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 9: drop trigger public.m1."Trg"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DISABLE TRIGGER "Trg";

COMMIT;

BEGIN;

-- Undo step 1 of 9: create table public.m4
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m4;

COMMIT;

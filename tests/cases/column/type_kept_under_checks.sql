-- Checks over a column that keeps its rows come back unproven, and are proven while others read and write: nobody waits for a scan.
-- before --
CREATE TABLE "Orders" (
  id bigint PRIMARY KEY,
  "State" varchar(10) NOT NULL,
  note varchar(20),
  price numeric(8,2) CHECK (price < 1000),
  taken timestamptz(0),
  CONSTRAINT "State is known" CHECK ("State" <> ''),
  CONSTRAINT both_long CHECK (length("State") < length(note)),
  CONSTRAINT positive CHECK (price > 0) NO INHERIT,
  CONSTRAINT in_time CHECK (taken > '2001-01-01')
);
ALTER TABLE "Orders" ADD CONSTRAINT not_yet CHECK (note <> 'x') NOT VALID, ADD CONSTRAINT short CHECK (octet_length(note) < 100);
COMMENT ON CONSTRAINT both_long ON "Orders" IS 'the note says more';
CREATE INDEX ON "Orders" ("State");
CREATE TABLE parts (id integer, name varchar(30), CONSTRAINT named CHECK (name <> '')) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (100);
CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (100) TO (200);
ALTER TABLE parts_2 ADD CONSTRAINT own CHECK (name <> 'none');
CREATE TABLE above (name varchar(5), CONSTRAINT shared CHECK (name <> 'a'));
CREATE TABLE below (CONSTRAINT shared CHECK (name <> 'a')) INHERITS (above);
CREATE VIEW seen AS SELECT id, note FROM "Orders";
-- after --
CREATE TABLE "Orders" (
  id bigint PRIMARY KEY,
  "State" text NOT NULL,
  note varchar(40),
  price numeric(12,2),
  taken timestamptz,
  CONSTRAINT "State is known" CHECK ("State" <> ''),
  CONSTRAINT both_long CHECK (length("State") < length(note)),
  CONSTRAINT positive CHECK (price > 0) NO INHERIT,
  CONSTRAINT in_time CHECK (taken > '2001-01-01')
);
ALTER TABLE "Orders" ADD CONSTRAINT not_yet CHECK (note <> 'x') NOT VALID, ADD CONSTRAINT short CHECK (octet_length(note) < 100);
COMMENT ON CONSTRAINT both_long ON "Orders" IS 'the note says more';
CREATE INDEX ON "Orders" ("State");
CREATE TABLE parts (id integer, name text, CONSTRAINT named CHECK (name <> '')) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (100);
CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (100) TO (200);
ALTER TABLE parts_2 ADD CONSTRAINT own CHECK (name <> 'none');
CREATE TABLE above (name varchar(6), CONSTRAINT shared CHECK (name <> 'a'));
CREATE TABLE below (CONSTRAINT shared CHECK (name <> 'a')) INHERITS (above);
CREATE VIEW seen AS SELECT id, note FROM "Orders";
-- rows --
INSERT INTO "Orders" VALUES (1, 'new', 'longer', 2.50, '2020-01-01'), (2, 'old', NULL, NULL, NULL);
INSERT INTO parts VALUES (1, 'a'), (101, 'b');
INSERT INTO above VALUES ('b');
INSERT INTO below VALUES ('c');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 21: change type of column public."Orders"."State"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   blocks:      reads and writes of public."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."Orders"."State" fail
ALTER TABLE public."Orders" DROP CONSTRAINT "State is known";
ALTER TABLE public."Orders" DROP CONSTRAINT both_long;
ALTER TABLE public."Orders" ALTER COLUMN "State" TYPE text;
ALTER TABLE public."Orders" ADD CONSTRAINT "State is known" CHECK ("State" <> '') NOT VALID;
ALTER TABLE public."Orders" ADD CONSTRAINT both_long CHECK (length("State") < length(note)) NOT VALID;
COMMENT ON CONSTRAINT both_long ON public."Orders" IS 'the note says more';

-- Step 2 of 21: change type of column public."Orders".taken
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   blocks:      reads and writes of public."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."Orders".taken fail
ALTER TABLE public."Orders" DROP CONSTRAINT in_time;
ALTER TABLE public."Orders" ALTER COLUMN taken TYPE timestamp with time zone;
ALTER TABLE public."Orders" ADD CONSTRAINT in_time CHECK (taken > '2001-01-01') NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 21: gather statistics of table public."Orders" ("State", taken)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."Orders" ("State", taken);

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
      LOCK TABLE public.above IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.above IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 21: change type of column public.above.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.above, ACCESS EXCLUSIVE on table public.below
--   blocks:      reads and writes of public.above, public.below, for as long as its work takes
--   work:        scans public.above, scans public.below
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.above are read for constraint public.above.shared under an exclusive lock
--   hazard:      blocking-scan: the rows of public.below are read for constraint public.below.shared under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.above.name fail
ALTER TABLE public.above ALTER COLUMN name TYPE character varying(6);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 21: gather statistics of table public.above (name)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.above, SHARE UPDATE EXCLUSIVE on table public.below
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.above (name);
ANALYZE public.below (name);

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
      LOCK TABLE public.parts IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parts IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 21: change type of column public.parts.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parts, ACCESS EXCLUSIVE on table public.parts_1, ACCESS EXCLUSIVE on table public.parts_2
--   blocks:      reads and writes of public.parts, public.parts_1, public.parts_2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.parts.name fail
ALTER TABLE public.parts DROP CONSTRAINT named;
ALTER TABLE public.parts_2 DROP CONSTRAINT own;
ALTER TABLE public.parts ALTER COLUMN name TYPE text;
ALTER TABLE public.parts ADD CONSTRAINT named CHECK (name <> '') NOT VALID;
ALTER TABLE public.parts_2 ADD CONSTRAINT own CHECK (name <> 'none') NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 21: gather statistics of table public.parts (name)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parts, SHARE UPDATE EXCLUSIVE on table public.parts_1, SHARE UPDATE EXCLUSIVE on table public.parts_2
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parts (name);

COMMIT;

BEGIN;

-- Step 8 of 21: validate constraint public."Orders"."State is known"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   blocks:      neither reads nor writes
--   work:        scans public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" VALIDATE CONSTRAINT "State is known";

COMMIT;

BEGIN;

-- Step 9 of 21: validate constraint public."Orders".in_time
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   blocks:      neither reads nor writes
--   work:        scans public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" VALIDATE CONSTRAINT in_time;

COMMIT;

BEGIN;

-- Step 10 of 21: validate constraint public.parts.named
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parts, SHARE UPDATE EXCLUSIVE on table public.parts_1, SHARE UPDATE EXCLUSIVE on table public.parts_2
--   blocks:      neither reads nor writes
--   work:        scans public.parts_1, scans public.parts_2
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parts VALIDATE CONSTRAINT named;

COMMIT;

BEGIN;

-- Step 11 of 21: validate constraint public.parts_2.own
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parts_2
--   blocks:      neither reads nor writes
--   work:        scans public.parts_2
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parts_2 VALIDATE CONSTRAINT own;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 12 of 21: give up the proof of constraint public."Orders"."Orders_price_check"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 21: drop constraint public."Orders"."Orders_price_check"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   blocks:      reads and writes of public."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT "Orders_price_check";

-- Step 14 of 21: change type of column public."Orders".price
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   blocks:      reads and writes of public."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."Orders".price fail
ALTER TABLE public."Orders" DROP CONSTRAINT positive;
ALTER TABLE public."Orders" ALTER COLUMN price TYPE numeric(12,2);
ALTER TABLE public."Orders" ADD CONSTRAINT positive CHECK (price > 0) NO INHERIT NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.seen SET SCHEMA public;
        LOCK TABLE public."Orders" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."Orders" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.seen SET SCHEMA public;
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

-- Step 15 of 21: drop view public.seen
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.seen
--   blocks:      reads and writes of public.seen, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW public.seen;

-- Step 16 of 21: change type of column public."Orders".note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   blocks:      reads and writes of public."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."Orders".note fail
ALTER TABLE public."Orders" DROP CONSTRAINT both_long;
ALTER TABLE public."Orders" DROP CONSTRAINT short;
ALTER TABLE public."Orders" ALTER COLUMN note TYPE character varying(40);
ALTER TABLE public."Orders" ADD CONSTRAINT both_long CHECK (length("State") < length(note)) NOT VALID;
COMMENT ON CONSTRAINT both_long ON public."Orders" IS 'the note says more';
ALTER TABLE public."Orders" ADD CONSTRAINT short CHECK (octet_length(note) < 100) NOT VALID;

-- Step 17 of 21: create view public.seen
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.seen AS
SELECT id, note FROM public."Orders";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 18 of 21: gather statistics of table public."Orders" (price, note)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."Orders" (price, note);

COMMIT;

BEGIN;

-- Step 19 of 21: validate constraint public."Orders".both_long
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   blocks:      neither reads nor writes
--   work:        scans public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" VALIDATE CONSTRAINT both_long;

COMMIT;

BEGIN;

-- Step 20 of 21: validate constraint public."Orders".positive
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   blocks:      neither reads nor writes
--   work:        scans public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" VALIDATE CONSTRAINT positive;

COMMIT;

BEGIN;

-- Step 21 of 21: validate constraint public."Orders".short
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   blocks:      neither reads nor writes
--   work:        scans public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" VALIDATE CONSTRAINT short;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 21: validate constraint public."Orders".short
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT short;
ALTER TABLE public."Orders" ADD CONSTRAINT short CHECK (octet_length(note) < 100) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 21: validate constraint public."Orders".positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT positive;
ALTER TABLE public."Orders" ADD CONSTRAINT positive CHECK (price > 0) NO INHERIT NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 21: validate constraint public."Orders".both_long
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT both_long;
ALTER TABLE public."Orders" ADD CONSTRAINT both_long CHECK (length("State") < length(note)) NOT VALID;
COMMENT ON CONSTRAINT both_long ON public."Orders" IS 'the note says more';

COMMIT;

-- Undo step 18 of 21: gather statistics of table public."Orders" (price, note)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.seen SET SCHEMA public;
        LOCK TABLE public."Orders" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."Orders" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.seen SET SCHEMA public;
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

-- Undo step 17 of 21: create view public.seen
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.seen;

-- Undo step 16 of 21: change type of column public."Orders".note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT both_long;
ALTER TABLE public."Orders" DROP CONSTRAINT short;
ALTER TABLE public."Orders" ALTER COLUMN note TYPE character varying(20);
ALTER TABLE public."Orders" ADD CONSTRAINT both_long CHECK (length("State") < length(note));
COMMENT ON CONSTRAINT both_long ON public."Orders" IS 'the note says more';
ALTER TABLE public."Orders" ADD CONSTRAINT short CHECK (octet_length(note) < 100);

-- Undo step 15 of 21: drop view public.seen
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.seen
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.seen AS
SELECT id, note FROM public."Orders";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 21: change type of column public."Orders".price
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT positive;
ALTER TABLE public."Orders" ALTER COLUMN price TYPE numeric(8,2);
ALTER TABLE public."Orders" ADD CONSTRAINT positive CHECK (price > 0) NO INHERIT;

-- Undo step 13 of 21: drop constraint public."Orders"."Orders_price_check"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Orders" ADD CONSTRAINT "Orders_price_check" CHECK (price < 1000) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 21: give up the proof of constraint public."Orders"."Orders_price_check"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" VALIDATE CONSTRAINT "Orders_price_check";

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parts_2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 21: validate constraint public.parts_2.own
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parts_2
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parts_2 DROP CONSTRAINT own;
ALTER TABLE public.parts_2 ADD CONSTRAINT own CHECK (name <> 'none') NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parts IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parts IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 21: validate constraint public.parts.named
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parts, ACCESS EXCLUSIVE on table public.parts_1, ACCESS EXCLUSIVE on table public.parts_2
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parts DROP CONSTRAINT named;
ALTER TABLE public.parts ADD CONSTRAINT named CHECK (name <> '') NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 21: validate constraint public."Orders".in_time
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT in_time;
ALTER TABLE public."Orders" ADD CONSTRAINT in_time CHECK (taken > '2001-01-01') NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 21: validate constraint public."Orders"."State is known"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT "State is known";
ALTER TABLE public."Orders" ADD CONSTRAINT "State is known" CHECK ("State" <> '') NOT VALID;

COMMIT;

-- Undo step 7 of 21: gather statistics of table public.parts (name)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parts, SHARE UPDATE EXCLUSIVE on table public.parts_1, SHARE UPDATE EXCLUSIVE on table public.parts_2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parts IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parts IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 21: change type of column public.parts.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parts, ACCESS EXCLUSIVE on table public.parts_1, ACCESS EXCLUSIVE on table public.parts_2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parts DROP CONSTRAINT named;
ALTER TABLE public.parts_2 DROP CONSTRAINT own;
ALTER TABLE public.parts ALTER COLUMN name TYPE character varying(30);
ALTER TABLE public.parts ADD CONSTRAINT named CHECK (name <> '');
ALTER TABLE public.parts_2 ADD CONSTRAINT own CHECK (name <> 'none');

COMMIT;

-- Undo step 5 of 21: gather statistics of table public.above (name)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.above, SHARE UPDATE EXCLUSIVE on table public.below
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.above IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.above IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 21: change type of column public.above.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.above, ACCESS EXCLUSIVE on table public.below
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.above ALTER COLUMN name TYPE character varying(5);

COMMIT;

-- Undo step 3 of 21: gather statistics of table public."Orders" ("State", taken)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 21: change type of column public."Orders".taken
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT in_time;
ALTER TABLE public."Orders" ALTER COLUMN taken TYPE timestamp(0) with time zone;
ALTER TABLE public."Orders" ADD CONSTRAINT in_time CHECK (taken > '2001-01-01');

-- Undo step 1 of 21: change type of column public."Orders"."State"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Orders" DROP CONSTRAINT "State is known";
ALTER TABLE public."Orders" DROP CONSTRAINT both_long;
ALTER TABLE public."Orders" ALTER COLUMN "State" TYPE character varying(10);
ALTER TABLE public."Orders" ADD CONSTRAINT "State is known" CHECK ("State" <> '');
ALTER TABLE public."Orders" ADD CONSTRAINT both_long CHECK (length("State") < length(note));
COMMENT ON CONSTRAINT both_long ON public."Orders" IS 'the note says more';

COMMIT;

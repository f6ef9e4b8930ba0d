-- Where no check says what PostgreSQL looks for, the default partition is read under its lock, and the step says so.
-- before --
CREATE TABLE l (k text) PARTITION BY LIST (lower(k));
CREATE TABLE ld PARTITION OF l DEFAULT;
-- after --
CREATE TABLE l (k text) PARTITION BY LIST (lower(k));
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('a');
CREATE TABLE ld PARTITION OF l DEFAULT;
-- rows --
INSERT INTO l VALUES ('b');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.ld IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: create table public.l1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.l1 (
    k text
);

-- Step 2 of 2: attach table public.l1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.ld
--   blocks:      reads and writes of public.ld, for as long as its work takes
--   work:        scans public.ld
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of table public.ld are read to see whether they belong into table public.l1
ALTER TABLE public.l ATTACH PARTITION public.l1 FOR VALUES IN ('a');

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
      LOCK TABLE public.l IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.l IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 2: attach table public.l1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.l1, ACCESS EXCLUSIVE on table public.ld
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l DETACH PARTITION public.l1;

-- Undo step 1 of 2: create table public.l1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.l1;

COMMIT;

-- A value that comes to an enum beside the partition key can go again.
-- before --
CREATE TYPE e AS ENUM ('a', 'c');
CREATE TABLE t (id int, e e) PARTITION BY LIST (id);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN (1);
-- after --
CREATE TYPE e AS ENUM ('a', 'new', 'c');
CREATE TABLE t (id int, e e) PARTITION BY LIST (id);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN (1);
-- rows --
INSERT INTO t VALUES (1, 'a');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add value 'new' to enum public.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.e ADD VALUE 'new' AFTER 'a';

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
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 1: add value 'new' to enum public.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t_a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.e RENAME TO lockstep_e_old_edd8ff64;
CREATE TYPE public.e AS ENUM ('a', 'c');
ALTER TABLE public.t ALTER COLUMN e TYPE public.e USING e::text::public.e;
DROP TYPE public.lockstep_e_old_edd8ff64;

COMMIT;

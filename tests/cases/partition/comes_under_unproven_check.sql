-- A partition comes to a table that has a check which is not proven.
-- before --
CREATE TABLE t (id integer, v integer) PARTITION BY RANGE (id);
CREATE TABLE t_0 PARTITION OF t FOR VALUES FROM (0) TO (100);
ALTER TABLE t ADD CONSTRAINT positive CHECK (v > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT small CHECK (v < 10);
-- after --
CREATE TABLE t (id integer, v integer) PARTITION BY RANGE (id);
CREATE TABLE t_0 PARTITION OF t FOR VALUES FROM (0) TO (100);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (100) TO (200);
ALTER TABLE t ADD CONSTRAINT positive CHECK (v > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT small CHECK (v < 10);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create table public.t_1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t_1 (
    id integer,
    v integer,
    CONSTRAINT small CHECK (v < 10)
);
ALTER TABLE public.t_1 ADD CONSTRAINT positive CHECK (v > 0) NOT VALID;

-- Step 2 of 2: attach table public.t_1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ATTACH PARTITION public.t_1 FOR VALUES FROM (100) TO (200);

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
      LOCK TABLE ONLY public.t, public.t_1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.t, public.t_1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 2: attach table public.t_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t_1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.t_1;

-- Undo step 1 of 2: create table public.t_1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t_1;

COMMIT;

-- A partition has a key like it already, which is not equal: what would be proven for the new one could be taken for another. The plain form,
-- as where a partition leaves, which is still there.
-- before --
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE d (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE d1 PARTITION OF d (CONSTRAINT own FOREIGN KEY (a) REFERENCES q) FOR VALUES FROM (0) TO (10);
CREATE TABLE e (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE e1 PARTITION OF e FOR VALUES FROM (0) TO (10);
CREATE TABLE e2 PARTITION OF e FOR VALUES FROM (10) TO (20);
-- after --
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE d (id int, a int CONSTRAINT k REFERENCES q ON DELETE CASCADE) PARTITION BY RANGE (id);
CREATE TABLE d1 PARTITION OF d (CONSTRAINT own FOREIGN KEY (a) REFERENCES q) FOR VALUES FROM (0) TO (10);
CREATE TABLE e (id int, a int CONSTRAINT k REFERENCES q) PARTITION BY RANGE (id);
CREATE TABLE e1 PARTITION OF e FOR VALUES FROM (0) TO (10);
-- rows --
INSERT INTO q VALUES (1);
INSERT INTO d VALUES (1, 1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.d, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.d, public.q IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.d IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 1 of 3: add constraint public.d.k
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.d, SHARE ROW EXCLUSIVE on table public.d1, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.d, public.d1, public.q, for as long as its work takes
--   work:        scans public.d1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.d are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.d.k
ALTER TABLE public.d ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id) ON DELETE CASCADE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.e, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.e, public.q IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.e IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 2 of 3: add constraint public.e.k
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.e, SHARE ROW EXCLUSIVE on table public.e1, SHARE ROW EXCLUSIVE on table public.e2, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.e, public.e1, public.e2, public.q, for as long as its work takes
--   work:        scans public.e1, scans public.e2
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.e are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.e.k
ALTER TABLE public.e ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.e, public.e2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.e, public.e2 IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 3: drop table public.e2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.e, ACCESS EXCLUSIVE on table public.e2
--   blocks:      reads and writes of public.e, public.e2, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.e2 are dropped
--   hazard:      app-breaking: whoever uses table public.e2 fails
DROP TABLE public.e2;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.e IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: drop table public.e2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.e, ACCESS EXCLUSIVE on table public.e2
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.e2 (
    id integer,
    a integer
);
ALTER TABLE public.e ATTACH PARTITION public.e2 FOR VALUES FROM (10) TO (20);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.e, public.e2, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.e, public.e2, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.e, public.e2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 3: add constraint public.e.k
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.e, SHARE ROW EXCLUSIVE on table public.e1, SHARE ROW EXCLUSIVE on table public.e2, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.e DROP CONSTRAINT k;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.d, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.d, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.d IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 3: add constraint public.d.k
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.d, SHARE ROW EXCLUSIVE on table public.d1, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.d DROP CONSTRAINT k;

COMMIT;

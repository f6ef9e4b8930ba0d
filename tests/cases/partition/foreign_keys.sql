-- Foreign keys from and to partitioned tables.
-- before --
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE c (id int, p_id int) PARTITION BY RANGE (id);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE c (id int, p_id int REFERENCES p) PARTITION BY RANGE (id);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
-- old --
INSERT INTO p VALUES (7);
INSERT INTO c VALUES (5, 7), (6, NULL);
UPDATE c SET id = 8 WHERE id = 5;
DELETE FROM c;
DELETE FROM p;
-- new --
DO $$ BEGIN
  INSERT INTO c VALUES (5, 7);
  RAISE 'of nothing';
EXCEPTION WHEN foreign_key_violation THEN NULL;
END $$;
INSERT INTO p VALUES (7);
INSERT INTO c VALUES (5, 7);
DO $$ BEGIN
  DELETE FROM p WHERE id = 7;
  RAISE 'somebody refers to it';
EXCEPTION WHEN foreign_key_violation THEN NULL;
END $$;
DELETE FROM c;
DELETE FROM p;
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
      LOCK TABLE public.c1, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.p IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p, public.c1 IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 1 of 3: add constraint public.c1.c_p_id_fkey without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   blocks:      writes of public.c1, public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 3: validate constraint public.c1.c_p_id_fkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c1, ROW SHARE on table public.p, ROW SHARE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.c1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c1.c_p_id_fkey
ALTER TABLE public.c1 VALIDATE CONSTRAINT c_p_id_fkey;

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
      LOCK TABLE ONLY public.c, public.c1, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.c IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.c1, public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE ONLY public.c IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 3: add constraint public.c.c_p_id_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.c1, public.p, public.p1; writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id);

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
      LOCK TABLE public.c, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 3: add constraint public.c.c_p_id_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;
ALTER TABLE public.c1 ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 3: validate constraint public.c1.c_p_id_fkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT c_p_id_fkey;
ALTER TABLE public.c1 ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 3: add constraint public.c1.c_p_id_fkey without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT c_p_id_fkey;

COMMIT;

-- A foreign key of a partitioned table that changes: in the transaction in which the old one goes all partitions have keys of their own; one under another name
-- stays until the new one is whole.
-- before --
CREATE TABLE "A" (id integer PRIMARY KEY);
CREATE TABLE p (id integer NOT NULL, a_id integer CONSTRAINT "P a" REFERENCES "A", b_id integer CONSTRAINT b_old REFERENCES "A") PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (101);
CREATE TABLE "P 2" PARTITION OF p DEFAULT;
-- after --
CREATE TABLE "A" (id integer PRIMARY KEY);
CREATE TABLE p (id integer NOT NULL, a_id integer CONSTRAINT "P a" REFERENCES "A" ON DELETE CASCADE, b_id integer CONSTRAINT b_new REFERENCES "A" ON DELETE SET NULL) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (101);
CREATE TABLE "P 2" PARTITION OF p DEFAULT;
-- rows --
INSERT INTO "A" SELECT generate_series(1, 200);
INSERT INTO p SELECT i, i, i FROM generate_series(1, 200) i;
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
      LOCK TABLE public."A", public."P 2" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."A", public."P 2" IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."P 2", public."A" IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 1 of 12: add constraint public."P 2".b_new without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public."P 2"
--   blocks:      writes of public."A", public."P 2", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."P 2" ADD CONSTRAINT b_new FOREIGN KEY (b_id) REFERENCES public."A" (id) ON DELETE SET NULL NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 12: validate constraint public."P 2".b_new
--   phase:       expand
--   locks:       ROW SHARE on table public."A", SHARE UPDATE EXCLUSIVE on table public."P 2"
--   blocks:      neither reads nor writes
--   work:        scans public."P 2"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public."P 2".b_new
ALTER TABLE public."P 2" VALIDATE CONSTRAINT b_new;

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
      LOCK TABLE public."A", public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."A", public.p1 IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p1, public."A" IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 3 of 12: add constraint public.p1.b_new without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public.p1
--   blocks:      writes of public."A", public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT b_new FOREIGN KEY (b_id) REFERENCES public."A" (id) ON DELETE SET NULL NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 12: validate constraint public.p1.b_new
--   phase:       expand
--   locks:       ROW SHARE on table public."A", SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p1.b_new
ALTER TABLE public.p1 VALIDATE CONSTRAINT b_new;

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
      LOCK TABLE public.p, public."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."A" IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.p IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 5 of 12: add constraint public.p.b_new
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public."P 2", SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public."A"; writes of public."P 2", public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT b_new FOREIGN KEY (b_id) REFERENCES public."A" (id) ON DELETE SET NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p, public."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p, public."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."A", public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 12: drop constraint public.p."P a"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."A", ACCESS EXCLUSIVE on table public."P 2", ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public."A", public."P 2", public.p, public.p1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT "P a";

-- Step 7 of 12: add constraint public."P 2"."P a" without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public."P 2"
--   blocks:      writes of public."A", public."P 2", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."P 2" ADD CONSTRAINT "P a" FOREIGN KEY (a_id) REFERENCES public."A" (id) ON DELETE CASCADE NOT VALID;

-- Step 8 of 12: add constraint public.p1."P a" without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public.p1
--   blocks:      writes of public."A", public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT "P a" FOREIGN KEY (a_id) REFERENCES public."A" (id) ON DELETE CASCADE NOT VALID;

-- Step 9 of 12: drop constraint public.p.b_old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."A", ACCESS EXCLUSIVE on table public."P 2", ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public."A", public."P 2", public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT b_old;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 12: validate constraint public."P 2"."P a"
--   phase:       contract
--   locks:       ROW SHARE on table public."A", SHARE UPDATE EXCLUSIVE on table public."P 2"
--   blocks:      neither reads nor writes
--   work:        scans public."P 2"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public."P 2"."P a"
ALTER TABLE public."P 2" VALIDATE CONSTRAINT "P a";

COMMIT;

BEGIN;

-- Step 11 of 12: validate constraint public.p1."P a"
--   phase:       contract
--   locks:       ROW SHARE on table public."A", SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p1."P a"
ALTER TABLE public.p1 VALIDATE CONSTRAINT "P a";

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
      LOCK TABLE public.p, public."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."A" IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.p IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 12 of 12: add constraint public.p."P a"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public."P 2", SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public."A"; writes of public."P 2", public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT "P a" FOREIGN KEY (a_id) REFERENCES public."A" (id) ON DELETE CASCADE;

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
      LOCK TABLE public.p, public."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p, public."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."A", public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 12 of 12: add constraint public.p."P a"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public."P 2", SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT "P a";
ALTER TABLE public."P 2" ADD CONSTRAINT "P a" FOREIGN KEY (a_id) REFERENCES public."A" (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE public.p1 ADD CONSTRAINT "P a" FOREIGN KEY (a_id) REFERENCES public."A" (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."A", public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."A", public.p1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p1, public."A" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 11 of 12: validate constraint public.p1."P a"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."A", ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT "P a";
ALTER TABLE public.p1 ADD CONSTRAINT "P a" FOREIGN KEY (a_id) REFERENCES public."A" (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."A", public."P 2" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."A", public."P 2" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."P 2", public."A" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 12: validate constraint public."P 2"."P a"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."A", ACCESS EXCLUSIVE on table public."P 2"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."P 2" DROP CONSTRAINT "P a";
ALTER TABLE public."P 2" ADD CONSTRAINT "P a" FOREIGN KEY (a_id) REFERENCES public."A" (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.p, public."P 2", public.p1, public."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.p IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public."P 2", public.p1, public."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."A" IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE ONLY public.p IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public."P 2", public.p1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 9 of 12: drop constraint public.p.b_old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."A", ACCESS EXCLUSIVE on table public."P 2", ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT b_old FOREIGN KEY (b_id) REFERENCES public."A" (id);

-- Undo step 8 of 12: add constraint public.p1."P a" without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT "P a";

-- Undo step 7 of 12: add constraint public."P 2"."P a" without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public."P 2"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."P 2" DROP CONSTRAINT "P a";

-- Undo step 6 of 12: drop constraint public.p."P a"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."A", ACCESS EXCLUSIVE on table public."P 2", ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT "P a" FOREIGN KEY (a_id) REFERENCES public."A" (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p, public."A" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.p, public."A" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."A", public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 12: add constraint public.p.b_new
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public."P 2", SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT b_new;
ALTER TABLE public."P 2" ADD CONSTRAINT b_new FOREIGN KEY (b_id) REFERENCES public."A" (id) ON DELETE SET NULL NOT VALID;
ALTER TABLE public.p1 ADD CONSTRAINT b_new FOREIGN KEY (b_id) REFERENCES public."A" (id) ON DELETE SET NULL NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."A", public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."A", public.p1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p1, public."A" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 12: validate constraint public.p1.b_new
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."A", ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT b_new;
ALTER TABLE public.p1 ADD CONSTRAINT b_new FOREIGN KEY (b_id) REFERENCES public."A" (id) ON DELETE SET NULL NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."A", public.p1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."A", public.p1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p1, public."A" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 12: add constraint public.p1.b_new without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT b_new;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."A", public."P 2" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."A", public."P 2" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."P 2", public."A" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 12: validate constraint public."P 2".b_new
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."A", ACCESS EXCLUSIVE on table public."P 2"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."P 2" DROP CONSTRAINT b_new;
ALTER TABLE public."P 2" ADD CONSTRAINT b_new FOREIGN KEY (b_id) REFERENCES public."A" (id) ON DELETE SET NULL NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."A", public."P 2" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public."A", public."P 2" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."P 2", public."A" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 12: add constraint public."P 2".b_new without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."A", SHARE ROW EXCLUSIVE on table public."P 2"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."P 2" DROP CONSTRAINT b_new;

COMMIT;

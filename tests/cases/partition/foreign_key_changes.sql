-- Foreign keys of partitioned tables with rows: one changes its action, one comes to a table that is new, one comes with a new key there.
-- before --
CREATE TABLE q (id int PRIMARY KEY, u int);
CREATE TABLE c (id int NOT NULL, a int CONSTRAINT k REFERENCES q, b int, d int) PARTITION BY RANGE (id);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
CREATE TABLE c2 PARTITION OF c FOR VALUES FROM (10) TO (20);
-- after --
CREATE TABLE q (id int PRIMARY KEY, u int CONSTRAINT q_u UNIQUE);
CREATE TABLE n (id int PRIMARY KEY);
CREATE TABLE c (id int NOT NULL, a int CONSTRAINT k REFERENCES q ON DELETE CASCADE, b int CONSTRAINT kn REFERENCES n, d int CONSTRAINT ku REFERENCES q (u)) PARTITION BY RANGE (id);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
CREATE TABLE c2 PARTITION OF c FOR VALUES FROM (10) TO (20);
-- rows --
INSERT INTO q VALUES (1, 5), (2, 6);
INSERT INTO c VALUES (1, 1, NULL, 5), (12, 2, NULL, 6);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 19: create table public.n
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.n (
    id integer NOT NULL,
    CONSTRAINT n_pkey PRIMARY KEY (id)
);

-- Step 2 of 19: add constraint public.c1.kn without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1
--   blocks:      writes of public.c1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 ADD CONSTRAINT kn FOREIGN KEY (b) REFERENCES public.n (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 19: build the index of constraint public.q.q_u
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans public.q
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.q are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.q_u
CREATE UNIQUE INDEX CONCURRENTLY q_u ON public.q USING btree (u);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.q IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 19: add constraint public.q.q_u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.q, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q ADD CONSTRAINT q_u UNIQUE USING INDEX q_u;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.q IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c1 IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 5 of 19: add constraint public.c1.ku without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.c1, public.q, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.c1 ADD CONSTRAINT ku FOREIGN KEY (d) REFERENCES public.q (u) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 19: validate constraint public.c1.kn
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c1
--   blocks:      neither reads nor writes
--   work:        scans public.c1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c1.kn
ALTER TABLE public.c1 VALIDATE CONSTRAINT kn;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 19: add constraint public.c2.kn without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c2
--   blocks:      writes of public.c2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c2 ADD CONSTRAINT kn FOREIGN KEY (b) REFERENCES public.n (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 19: validate constraint public.c2.kn
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c2
--   blocks:      neither reads nor writes
--   work:        scans public.c2
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c2.kn
ALTER TABLE public.c2 VALIDATE CONSTRAINT kn;

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
      LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.c IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 9 of 19: add constraint public.c.kn
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.c2
--   blocks:      writes of public.c, public.c1, public.c2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT kn FOREIGN KEY (b) REFERENCES public.n (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 19: validate constraint public.c1.ku
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c1, ROW SHARE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans public.c1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c1.ku
ALTER TABLE public.c1 VALIDATE CONSTRAINT ku;

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
      LOCK TABLE public.c2, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c2, public.q IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c2 IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 11 of 19: add constraint public.c2.ku without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c2, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.c2, public.q, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c2 ADD CONSTRAINT ku FOREIGN KEY (d) REFERENCES public.q (u) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 12 of 19: validate constraint public.c2.ku
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c2, ROW SHARE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans public.c2
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c2.ku
ALTER TABLE public.c2 VALIDATE CONSTRAINT ku;

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
      LOCK TABLE public.c, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.c IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 13 of 19: add constraint public.c.ku
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.q; writes of public.c, public.c1, public.c2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT ku FOREIGN KEY (d) REFERENCES public.q (u);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Step 14 of 19: drop constraint public.c.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.c, public.c1, public.c2, public.q, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT k;

-- Step 15 of 19: add constraint public.c1.k without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.c1, public.q, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id) ON DELETE CASCADE NOT VALID;

-- Step 16 of 19: add constraint public.c2.k without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c2, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.c2, public.q, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c2 ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id) ON DELETE CASCADE NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 17 of 19: validate constraint public.c1.k
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c1, ROW SHARE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans public.c1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c1.k
ALTER TABLE public.c1 VALIDATE CONSTRAINT k;

COMMIT;

BEGIN;

-- Step 18 of 19: validate constraint public.c2.k
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c2, ROW SHARE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans public.c2
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c2.k
ALTER TABLE public.c2 VALIDATE CONSTRAINT k;

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
      LOCK TABLE public.c, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.c IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 19 of 19: add constraint public.c.k
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.q; writes of public.c, public.c1, public.c2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id) ON DELETE CASCADE;

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
      LOCK TABLE public.c, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 19 of 19: add constraint public.c.k
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT k;
ALTER TABLE public.c1 ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE public.c2 ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c2, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c2, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 18 of 19: validate constraint public.c2.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c2 DROP CONSTRAINT k;
ALTER TABLE public.c2 ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 17 of 19: validate constraint public.c1.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT k;
ALTER TABLE public.c1 ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.c, public.c1, public.c2, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.c IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.c1, public.c2, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE ONLY public.c IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.c1, public.c2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 16 of 19: add constraint public.c2.k without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c2, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c2 DROP CONSTRAINT k;

-- Undo step 15 of 19: add constraint public.c1.k without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT k;

-- Undo step 14 of 19: drop constraint public.c.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.q (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 13 of 19: add constraint public.c.ku
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT ku;
ALTER TABLE public.c1 ADD CONSTRAINT ku FOREIGN KEY (d) REFERENCES public.q (u) NOT VALID;
ALTER TABLE public.c2 ADD CONSTRAINT ku FOREIGN KEY (d) REFERENCES public.q (u) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c2, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c2, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 12 of 19: validate constraint public.c2.ku
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c2 DROP CONSTRAINT ku;
ALTER TABLE public.c2 ADD CONSTRAINT ku FOREIGN KEY (d) REFERENCES public.q (u) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c2, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c2, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 11 of 19: add constraint public.c2.ku without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c2, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c2 DROP CONSTRAINT ku;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 19: validate constraint public.c1.ku
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT ku;
ALTER TABLE public.c1 ADD CONSTRAINT ku FOREIGN KEY (d) REFERENCES public.q (u) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 9 of 19: add constraint public.c.kn
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.c2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT kn;
ALTER TABLE public.c1 ADD CONSTRAINT kn FOREIGN KEY (b) REFERENCES public.n (id) NOT VALID;
ALTER TABLE public.c2 ADD CONSTRAINT kn FOREIGN KEY (b) REFERENCES public.n (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c2, public.n IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c2, public.n IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.n, public.c2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 19: validate constraint public.c2.kn
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c2, ACCESS EXCLUSIVE on table public.n
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c2 DROP CONSTRAINT kn;
ALTER TABLE public.c2 ADD CONSTRAINT kn FOREIGN KEY (b) REFERENCES public.n (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 19: add constraint public.c2.kn without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c2 DROP CONSTRAINT kn;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.n IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.n IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.n, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 19: validate constraint public.c1.kn
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.n
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT kn;
ALTER TABLE public.c1 ADD CONSTRAINT kn FOREIGN KEY (b) REFERENCES public.n (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 19: add constraint public.c1.ku without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT ku;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.q IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 19: add constraint public.q.q_u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q DROP CONSTRAINT q_u;

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 19: build the index of constraint public.q.q_u
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.q
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.q_u;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.n IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.n IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.n, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 19: add constraint public.c1.kn without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT kn;

-- Undo step 1 of 19: create table public.n
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.n;

COMMIT;

-- Tables that refer to each other become logged, and others unlogged: a key of each circle goes for the moment.
-- before --
CREATE UNLOGGED TABLE a (id int PRIMARY KEY, b int, c int);
CREATE UNLOGGED TABLE b (id int PRIMARY KEY, a int REFERENCES a);
CREATE UNLOGGED TABLE c (id int PRIMARY KEY, b int REFERENCES b, self int REFERENCES c);
ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
ALTER TABLE a ADD CONSTRAINT long_way FOREIGN KEY (c) REFERENCES c DEFERRABLE;
CREATE TABLE x (id int PRIMARY KEY, y int);
CREATE TABLE y (id int PRIMARY KEY, x int REFERENCES x);
ALTER TABLE x ADD FOREIGN KEY (y) REFERENCES y;
-- rows --
INSERT INTO a VALUES (1);
INSERT INTO b VALUES (1, 1);
UPDATE a SET b = 1;
-- after --
CREATE TABLE a (id int PRIMARY KEY, b int, c int);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
CREATE TABLE c (id int PRIMARY KEY, b int REFERENCES b, self int REFERENCES c);
ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
ALTER TABLE a ADD CONSTRAINT long_way FOREIGN KEY (c) REFERENCES c DEFERRABLE;
CREATE UNLOGGED TABLE x (id int PRIMARY KEY, y int);
CREATE UNLOGGED TABLE y (id int PRIMARY KEY, x int REFERENCES x);
ALTER TABLE x ADD FOREIGN KEY (y) REFERENCES y;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 17: give up the proof of constraint public.a.a_b_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 2 of 17: give up the proof of constraint public.a.long_way
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 3 of 17: give up the proof of constraint public.x.x_y_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.b, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.b, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.b, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 17: drop constraint public.a.a_b_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.a, public.b, until step 6 is done, which rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.b is locked until step 6 is done, which writes all rows of table public.a
ALTER TABLE public.a DROP CONSTRAINT a_b_fkey;

-- Step 5 of 17: drop constraint public.a.long_way
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.a, public.c, until step 6 is done, which rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.c is locked until step 6 is done, which writes all rows of table public.a
ALTER TABLE public.a DROP CONSTRAINT long_way;

-- Step 6 of 17: change persistence of table public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for as long as its work takes
--   work:        rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.a is written again under an exclusive lock
ALTER TABLE public.a SET LOGGED;

-- Step 7 of 17: change persistence of table public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for as long as its work takes
--   work:        rewrites public.b
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.b is written again under an exclusive lock
ALTER TABLE public.b SET LOGGED;

-- Step 8 of 17: change persistence of table public.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for as long as its work takes
--   work:        rewrites public.c
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.c is written again under an exclusive lock
ALTER TABLE public.c SET LOGGED;

-- Step 9 of 17: add constraint public.a.a_b_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   blocks:      writes of public.a, public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES public.b (id) NOT VALID;

-- Step 10 of 17: add constraint public.a.long_way without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.c
--   blocks:      writes of public.a, public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT long_way FOREIGN KEY (c) REFERENCES public.c (id) DEFERRABLE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.y, public.x IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.y, public.x IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.x, public.y IN ACCESS EXCLUSIVE MODE;
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

-- Step 11 of 17: drop constraint public.x.x_y_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.x, ACCESS EXCLUSIVE on table public.y
--   blocks:      reads and writes of public.x, public.y, until step 12 is done, which rewrites public.y
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.x is locked until step 12 is done, which writes all rows of table public.y
ALTER TABLE public.x DROP CONSTRAINT x_y_fkey;

-- Step 12 of 17: change persistence of table public.y
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.y
--   blocks:      reads and writes of public.y, for as long as its work takes
--   work:        rewrites public.y
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.y is written again under an exclusive lock
--   hazard:      replica-conflict: standbys and subscribers do not have the rows of table public.y any more
--   hazard:      data-loss: a crash of the server empties table public.y
ALTER TABLE public.y SET UNLOGGED;

-- Step 13 of 17: change persistence of table public.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.x
--   blocks:      reads and writes of public.x, for as long as its work takes
--   work:        rewrites public.x
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.x is written again under an exclusive lock
--   hazard:      replica-conflict: standbys and subscribers do not have the rows of table public.x any more
--   hazard:      data-loss: a crash of the server empties table public.x
ALTER TABLE public.x SET UNLOGGED;

-- Step 14 of 17: add constraint public.x.x_y_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.x, SHARE ROW EXCLUSIVE on table public.y
--   blocks:      writes of public.x, public.y, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.x ADD CONSTRAINT x_y_fkey FOREIGN KEY (y) REFERENCES public.y (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 17: validate constraint public.a.a_b_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, ROW SHARE on table public.b
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.a.a_b_fkey
ALTER TABLE public.a VALIDATE CONSTRAINT a_b_fkey;

COMMIT;

BEGIN;

-- Step 16 of 17: validate constraint public.a.long_way
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, ROW SHARE on table public.c
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.a.long_way
ALTER TABLE public.a VALIDATE CONSTRAINT long_way;

COMMIT;

BEGIN;

-- Step 17 of 17: validate constraint public.x.x_y_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.x, ROW SHARE on table public.y
--   blocks:      neither reads nor writes
--   work:        scans public.x
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.x.x_y_fkey
ALTER TABLE public.x VALIDATE CONSTRAINT x_y_fkey;

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
      LOCK TABLE public.y, public.x IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.y, public.x IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.x, public.y IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 17 of 17: validate constraint public.x.x_y_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.x, ACCESS EXCLUSIVE on table public.y
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.x DROP CONSTRAINT x_y_fkey;
ALTER TABLE public.x ADD CONSTRAINT x_y_fkey FOREIGN KEY (y) REFERENCES public.y (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.a, public.c IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.a, public.c IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.c, public.a IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 16 of 17: validate constraint public.a.long_way
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT long_way;
ALTER TABLE public.a ADD CONSTRAINT long_way FOREIGN KEY (c) REFERENCES public.c (id) DEFERRABLE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.b, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.b, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 15 of 17: validate constraint public.a.a_b_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT a_b_fkey;
ALTER TABLE public.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES public.b (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.y, public.x IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.y, public.x IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.x, public.y IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 14 of 17: add constraint public.x.x_y_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.x, SHARE ROW EXCLUSIVE on table public.y
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.x DROP CONSTRAINT x_y_fkey;

-- Undo step 13 of 17: change persistence of table public.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.x
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.x SET LOGGED;

-- Undo step 12 of 17: change persistence of table public.y
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.y
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.y SET LOGGED;

-- Undo step 11 of 17: drop constraint public.x.x_y_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.x, SHARE ROW EXCLUSIVE on table public.y
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.x ADD CONSTRAINT x_y_fkey FOREIGN KEY (y) REFERENCES public.y (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.b, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.b, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.b, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 17: add constraint public.a.long_way without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT long_way;

-- Undo step 9 of 17: add constraint public.a.a_b_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT a_b_fkey;

-- Undo step 8 of 17: change persistence of table public.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c SET UNLOGGED;

-- Undo step 7 of 17: change persistence of table public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b SET UNLOGGED;

-- Undo step 6 of 17: change persistence of table public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a SET UNLOGGED;

-- Undo step 5 of 17: drop constraint public.a.long_way
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT long_way FOREIGN KEY (c) REFERENCES public.c (id) DEFERRABLE NOT VALID;

-- Undo step 4 of 17: drop constraint public.a.a_b_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES public.b (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 17: give up the proof of constraint public.x.x_y_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.x, ROW SHARE on table public.y
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.x VALIDATE CONSTRAINT x_y_fkey;

COMMIT;

BEGIN;

-- Undo step 2 of 17: give up the proof of constraint public.a.long_way
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, ROW SHARE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a VALIDATE CONSTRAINT long_way;

COMMIT;

BEGIN;

-- Undo step 1 of 17: give up the proof of constraint public.a.a_b_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, ROW SHARE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a VALIDATE CONSTRAINT a_b_fkey;

COMMIT;

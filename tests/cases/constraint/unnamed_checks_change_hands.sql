-- Names of unnamed checks and foreign keys that change hands, because the first of them goes or they stand in another order, go with them: nothing is proven again.
-- before --
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CHECK (a + b > 0), CHECK (a - b < 10), CHECK (a * b < 100));
CREATE TABLE u (a int CHECK (a > 0) CHECK (a < 10), b int REFERENCES r ON DELETE CASCADE REFERENCES r);
CREATE TABLE "Odd name" (a int, CHECK (a <> 1), CHECK (a <> 2));
CREATE TABLE p (a int, b int, CHECK (a > b), CHECK (a < b + 100)) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100);
-- rows --
INSERT INTO r VALUES (1);
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (1, 1);
INSERT INTO "Odd name" VALUES (3);
INSERT INTO p VALUES (3, 2);
-- after --
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CHECK (a - b < 10), CHECK (a * b < 100));
CREATE TABLE u (a int CHECK (a < 10), b int REFERENCES r);
CREATE TABLE "Odd name" (a int, CHECK (a <> 2), CHECK (a <> 1));
CREATE TABLE p (a int, b int, CHECK (a < b + 100)) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Odd name" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 20: rename constraint public."Odd name"."Odd name_a_check1" to constraint public."Odd name"."Odd name_a_check1_lockstep_1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   blocks:      reads and writes of public."Odd name", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check1" TO "Odd name_a_check1_lockstep_1";

-- Step 2 of 20: rename constraint public."Odd name"."Odd name_a_check" to constraint public."Odd name"."Odd name_a_check1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   blocks:      reads and writes of public."Odd name", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check" TO "Odd name_a_check1";

-- Step 3 of 20: rename constraint public."Odd name"."Odd name_a_check1_lockstep_1" to constraint public."Odd name"."Odd name_a_check"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   blocks:      reads and writes of public."Odd name", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check1_lockstep_1" TO "Odd name_a_check";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 20: rename constraint public.p.p_check to constraint public.p.p_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p RENAME CONSTRAINT p_check TO p_check_lockstep_1;

-- Step 5 of 20: rename constraint public.p.p_check1 to constraint public.p.p_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p RENAME CONSTRAINT p_check1 TO p_check;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 20: rename constraint public.t.t_check to constraint public.t.t_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check TO t_check_lockstep_1;

-- Step 7 of 20: rename constraint public.t.t_check1 to constraint public.t.t_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check1 TO t_check;

-- Step 8 of 20: rename constraint public.t.t_check2 to constraint public.t.t_check1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check2 TO t_check1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 20: rename constraint public.u.u_a_check to constraint public.u.u_a_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_a_check TO u_a_check_lockstep_1;

-- Step 10 of 20: rename constraint public.u.u_a_check1 to constraint public.u.u_a_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_a_check1 TO u_a_check;

-- Step 11 of 20: rename constraint public.u.u_b_fkey to constraint public.u.u_b_fkey_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_b_fkey TO u_b_fkey_lockstep_1;

-- Step 12 of 20: rename constraint public.u.u_b_fkey1 to constraint public.u.u_b_fkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_b_fkey1 TO u_b_fkey;

COMMIT;

BEGIN;

-- Step 13 of 20: give up the proof of constraint public.p.p_check_lockstep_1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 14 of 20: give up the proof of constraint public.t.t_check_lockstep_1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 15 of 20: give up the proof of constraint public.u.u_a_check_lockstep_1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 16 of 20: give up the proof of constraint public.u.u_b_fkey_lockstep_1
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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Step 17 of 20: drop constraint public.p.p_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_check_lockstep_1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 20: drop constraint public.t.t_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_check_lockstep_1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 20: drop constraint public.u.u_a_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.u DROP CONSTRAINT u_a_check_lockstep_1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.u, public.r IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.u, public.r IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.r, public.u IN ACCESS EXCLUSIVE MODE;
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

-- Step 20 of 20: drop constraint public.u.u_b_fkey_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r, ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.r, public.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.u DROP CONSTRAINT u_b_fkey_lockstep_1;

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
      LOCK TABLE public.u, public.r IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.u, public.r IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.r, public.u IN SHARE ROW EXCLUSIVE MODE;
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

-- Undo step 20 of 20: drop constraint public.u.u_b_fkey_lockstep_1
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.r, SHARE ROW EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ADD CONSTRAINT u_b_fkey_lockstep_1 FOREIGN KEY (b) REFERENCES public.r (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 20: drop constraint public.u.u_a_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ADD CONSTRAINT u_a_check_lockstep_1 CHECK (a > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 20: drop constraint public.t.t_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_check_lockstep_1 CHECK (a + b > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 17 of 20: drop constraint public.p.p_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_check_lockstep_1 CHECK (a > b) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 16 of 20: give up the proof of constraint public.u.u_b_fkey_lockstep_1
--   phase:       contract
--   locks:       ROW SHARE on table public.r, SHARE UPDATE EXCLUSIVE on table public.u
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.u VALIDATE CONSTRAINT u_b_fkey_lockstep_1;

COMMIT;

BEGIN;

-- Undo step 15 of 20: give up the proof of constraint public.u.u_a_check_lockstep_1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.u
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.u VALIDATE CONSTRAINT u_a_check_lockstep_1;

COMMIT;

BEGIN;

-- Undo step 14 of 20: give up the proof of constraint public.t.t_check_lockstep_1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT t_check_lockstep_1;

COMMIT;

BEGIN;

-- Undo step 13 of 20: give up the proof of constraint public.p.p_check_lockstep_1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p VALIDATE CONSTRAINT p_check_lockstep_1;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 20: rename constraint public.u.u_b_fkey1 to constraint public.u.u_b_fkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_b_fkey TO u_b_fkey1;

-- Undo step 11 of 20: rename constraint public.u.u_b_fkey to constraint public.u.u_b_fkey_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_b_fkey_lockstep_1 TO u_b_fkey;

-- Undo step 10 of 20: rename constraint public.u.u_a_check1 to constraint public.u.u_a_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_a_check TO u_a_check1;

-- Undo step 9 of 20: rename constraint public.u.u_a_check to constraint public.u.u_a_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_a_check_lockstep_1 TO u_a_check;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 20: rename constraint public.t.t_check2 to constraint public.t.t_check1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check1 TO t_check2;

-- Undo step 7 of 20: rename constraint public.t.t_check1 to constraint public.t.t_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check TO t_check1;

-- Undo step 6 of 20: rename constraint public.t.t_check to constraint public.t.t_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check_lockstep_1 TO t_check;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 20: rename constraint public.p.p_check1 to constraint public.p.p_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p RENAME CONSTRAINT p_check TO p_check1;

-- Undo step 4 of 20: rename constraint public.p.p_check to constraint public.p.p_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p RENAME CONSTRAINT p_check_lockstep_1 TO p_check;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Odd name" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 20: rename constraint public."Odd name"."Odd name_a_check1_lockstep_1" to constraint public."Odd name"."Odd name_a_check"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check" TO "Odd name_a_check1_lockstep_1";

-- Undo step 2 of 20: rename constraint public."Odd name"."Odd name_a_check" to constraint public."Odd name"."Odd name_a_check1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check1" TO "Odd name_a_check";

-- Undo step 1 of 20: rename constraint public."Odd name"."Odd name_a_check1" to constraint public."Odd name"."Odd name_a_check1_lockstep_1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check1_lockstep_1" TO "Odd name_a_check1";

COMMIT;

-- Relations that take each other's names, in a circle of two and of three, and across schemas, are locked by the names that they have.
-- before --
CREATE SCHEMA x;
CREATE SCHEMA y;
CREATE TABLE a (id int, x text);
CREATE TABLE b (id int, y int);
CREATE TABLE c1 (one int);
CREATE TABLE c2 (two int);
CREATE TABLE c3 (three int);
CREATE TABLE x.t (id int, x text);
CREATE TABLE y.t (id int, y int);
CREATE VIEW v AS SELECT 1 AS one;
CREATE VIEW w AS SELECT 2 AS two;
CREATE MATERIALIZED VIEW m AS SELECT 1 AS one;
CREATE MATERIALIZED VIEW n AS SELECT 2 AS two;
-- after --
CREATE SCHEMA x;
CREATE SCHEMA y;
-- @renamed from=a
CREATE TABLE b (id int, x text, z int);
-- @renamed from=b
CREATE TABLE a (id int, y int);
-- @renamed from=c1
CREATE TABLE c2 (one int);
-- @renamed from=c2
CREATE TABLE c3 (two int);
-- @renamed from=c3
CREATE TABLE c1 (three int);
-- @moved from=x
CREATE TABLE y.t (id int, x text);
-- @moved from=y
CREATE TABLE x.t (id int, y int);
-- @renamed from=v
CREATE VIEW w AS SELECT 1 AS one;
-- @renamed from=w
CREATE VIEW v AS SELECT 2 AS two;
-- @renamed from=m
CREATE MATERIALIZED VIEW n AS SELECT 1 AS one;
-- @renamed from=n
CREATE MATERIALIZED VIEW m AS SELECT 2 AS two;
-- rows --
INSERT INTO a VALUES (1, 'a');
INSERT INTO b VALUES (1, 2);
-- holds --
SELECT 1 / count(*) FROM b WHERE x = 'a';
SELECT 1 / count(*) FROM a WHERE y = 2;
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

-- Step 1 of 17: rename table public.b to table public.b_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.b_lockstep_1 fails
ALTER TABLE public.b RENAME TO b_lockstep_1;

-- Step 2 of 17: rename table public.a to table public.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.b fails
ALTER TABLE public.a RENAME TO b;

-- Step 3 of 17: rename table public.b_lockstep_1 to table public.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.a fails
ALTER TABLE public.b_lockstep_1 RENAME TO a;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c3, public.c1, public.c2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c3, public.c1, public.c2 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.c2, public.c1, public.c3 IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 17: rename table public.c3 to table public.c3_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c3
--   blocks:      reads and writes of public.c3, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.c3_lockstep_1 fails
ALTER TABLE public.c3 RENAME TO c3_lockstep_1;

-- Step 5 of 17: rename table public.c2 to table public.c3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c3
--   blocks:      reads and writes of public.c3, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.c3 fails
ALTER TABLE public.c2 RENAME TO c3;

-- Step 6 of 17: rename table public.c1 to table public.c2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c2
--   blocks:      reads and writes of public.c2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.c2 fails
ALTER TABLE public.c1 RENAME TO c2;

-- Step 7 of 17: rename table public.c3_lockstep_1 to table public.c1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c1
--   blocks:      reads and writes of public.c1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.c1 fails
ALTER TABLE public.c3_lockstep_1 RENAME TO c1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE y.t, x.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE y.t, x.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE x.t, y.t IN ACCESS EXCLUSIVE MODE;
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

-- Step 8 of 17: rename table y.t to table y.t_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table y.t
--   blocks:      reads and writes of y.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table y.t_lockstep_1 fails
ALTER TABLE y.t RENAME TO t_lockstep_1;

-- Step 9 of 17: move table x.t to table y.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table y.t
--   blocks:      reads and writes of y.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table y.t fails
ALTER TABLE x.t SET SCHEMA y;

-- Step 10 of 17: rename table y.t_lockstep_1 to table x.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table x.t
--   blocks:      reads and writes of x.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table x.t fails
ALTER TABLE y.t_lockstep_1 SET SCHEMA x;
ALTER TABLE x.t_lockstep_1 RENAME TO t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.w SET SCHEMA public;
        ALTER VIEW public.v SET SCHEMA public;
      ELSE
        ALTER VIEW public.v SET SCHEMA public;
        ALTER VIEW public.w SET SCHEMA public;
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

-- Step 11 of 17: rename view public.w to view public.w_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view public.w_lockstep_1 fails
ALTER VIEW public.w RENAME TO w_lockstep_1;

-- Step 12 of 17: rename view public.v to view public.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view public.w fails
ALTER VIEW public.v RENAME TO w;

-- Step 13 of 17: rename view public.w_lockstep_1 to view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view public.v fails
ALTER VIEW public.w_lockstep_1 RENAME TO v;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER MATERIALIZED VIEW public.n SET SCHEMA public;
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
      ELSE
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
        ALTER MATERIALIZED VIEW public.n SET SCHEMA public;
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

-- Step 14 of 17: rename materialized view public.n to materialized view public.n_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.n
--   blocks:      reads and writes of public.n, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of materialized view public.n_lockstep_1 fails
ALTER MATERIALIZED VIEW public.n RENAME TO n_lockstep_1;

-- Step 15 of 17: rename materialized view public.m to materialized view public.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.n
--   blocks:      reads and writes of public.n, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of materialized view public.n fails
ALTER MATERIALIZED VIEW public.m RENAME TO n;

-- Step 16 of 17: rename materialized view public.n_lockstep_1 to materialized view public.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of materialized view public.m fails
ALTER MATERIALIZED VIEW public.n_lockstep_1 RENAME TO m;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 17: add column public.b.z
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.b ADD COLUMN z integer;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 17: add column public.b.z
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.b DROP COLUMN z;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
        ALTER MATERIALIZED VIEW public.n SET SCHEMA public;
      ELSE
        ALTER MATERIALIZED VIEW public.n SET SCHEMA public;
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
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

-- Undo step 16 of 17: rename materialized view public.n_lockstep_1 to materialized view public.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m RENAME TO n_lockstep_1;

-- Undo step 15 of 17: rename materialized view public.m to materialized view public.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.n
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.n RENAME TO m;

-- Undo step 14 of 17: rename materialized view public.n to materialized view public.n_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.n
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.n_lockstep_1 RENAME TO n;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        ALTER VIEW public.w SET SCHEMA public;
      ELSE
        ALTER VIEW public.w SET SCHEMA public;
        ALTER VIEW public.v SET SCHEMA public;
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

-- Undo step 13 of 17: rename view public.w_lockstep_1 to view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v RENAME TO w_lockstep_1;

-- Undo step 12 of 17: rename view public.v to view public.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.w RENAME TO v;

-- Undo step 11 of 17: rename view public.w to view public.w_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.w_lockstep_1 RENAME TO w;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE x.t, y.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE x.t, y.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE y.t, x.t IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 17: rename table y.t_lockstep_1 to table x.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table x.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE x.t RENAME TO t_lockstep_1;
ALTER TABLE x.t_lockstep_1 SET SCHEMA y;

-- Undo step 9 of 17: move table x.t to table y.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table y.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE y.t SET SCHEMA x;

-- Undo step 8 of 17: rename table y.t to table y.t_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table y.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE y.t_lockstep_1 RENAME TO t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c1, public.c2, public.c3 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c1, public.c2, public.c3 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.c3, public.c2, public.c1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 17: rename table public.c3_lockstep_1 to table public.c1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 RENAME TO c3_lockstep_1;

-- Undo step 6 of 17: rename table public.c1 to table public.c2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c2 RENAME TO c1;

-- Undo step 5 of 17: rename table public.c2 to table public.c3
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c3 RENAME TO c2;

-- Undo step 4 of 17: rename table public.c3 to table public.c3_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c3
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c3_lockstep_1 RENAME TO c3;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.a, public.b IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.b, public.a IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 17: rename table public.b_lockstep_1 to table public.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a RENAME TO b_lockstep_1;

-- Undo step 2 of 17: rename table public.a to table public.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b RENAME TO a;

-- Undo step 1 of 17: rename table public.b to table public.b_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b_lockstep_1 RENAME TO b;

COMMIT;

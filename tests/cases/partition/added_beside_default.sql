-- New partitions beside a default partition with rows, which is proven to hold none of theirs before it is locked.
-- before --
CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
CREATE TABLE l (s state, v varchar(10)) PARTITION BY LIST (s);
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('new');
CREATE TABLE ld PARTITION OF l DEFAULT;
CREATE TABLE t (v varchar(10)) PARTITION BY LIST (v);
CREATE TABLE td PARTITION OF t DEFAULT PARTITION BY RANGE (v);
CREATE TABLE td1 PARTITION OF td FOR VALUES FROM ('a') TO ('z');
-- after --
CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
CREATE TABLE l (s state, v varchar(10)) PARTITION BY LIST (s);
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('new');
CREATE TABLE l2 PARTITION OF l FOR VALUES IN ('paid', NULL);
CREATE TABLE ld PARTITION OF l DEFAULT;
CREATE TABLE t (v varchar(10)) PARTITION BY LIST (v);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('it''s', 'b') PARTITION BY LIST (v);
CREATE TABLE t11 PARTITION OF t1 FOR VALUES IN ('b');
CREATE TABLE td PARTITION OF t DEFAULT PARTITION BY RANGE (v);
CREATE TABLE td1 PARTITION OF td FOR VALUES FROM ('a') TO ('z');
-- rows --
INSERT INTO l VALUES ('new', 'x'), ('sent', 'y');
INSERT INTO t VALUES ('c');
-- old --
INSERT INTO l VALUES ('new', 'old'), ('sent', 'old');
UPDATE l SET s = 'sent' WHERE v = 'old';
DELETE FROM l WHERE v = 'old';
INSERT INTO t VALUES ('d');
DELETE FROM t WHERE v = 'd';
-- new --
INSERT INTO l VALUES ('paid', 'new'), (NULL, 'new');
DO $$ BEGIN ASSERT (SELECT count(*) FROM l2 WHERE v = 'new') = 2; END $$;
DELETE FROM l WHERE v = 'new';
INSERT INTO t VALUES ('b');
DELETE FROM t11;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.ld IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: create table public.l2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.l2 (
    s public.state,
    v character varying(10)
);

-- Step 2 of 11: keep the rows of table public.l2 out of table public.ld
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.ld
--   blocks:      reads and writes of public.ld, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.l2 is attached, rows for it are refused
--   note:        the default partition does not take them any more: it would be read under a strong lock otherwise
ALTER TABLE public.ld ADD CONSTRAINT lockstep_l2_default_d00e091a CHECK (NOT ((s IS NULL OR s = 'paid'::public.state))) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 11: scan table public.ld for rows of table public.l2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.ld
--   blocks:      neither reads nor writes
--   work:        scans public.ld
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.ld holds rows of table public.l2
ALTER TABLE public.ld VALIDATE CONSTRAINT lockstep_l2_default_d00e091a;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.ld IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 11: attach table public.l2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.ld
--   blocks:      reads and writes of public.ld, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l ATTACH PARTITION public.l2 FOR VALUES IN ('paid', NULL);

-- Step 5 of 11: drop the check that keeps the rows of table public.l2 out of table public.ld
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.ld
--   blocks:      reads and writes of public.ld, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.ld DROP CONSTRAINT lockstep_l2_default_d00e091a;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.td IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.td IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 11: create table public.t1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t1 (
    v character varying(10)
) PARTITION BY LIST (v);

-- Step 7 of 11: keep the rows of table public.t1 out of table public.td
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.td, ACCESS EXCLUSIVE on table public.td1
--   blocks:      reads and writes of public.td, public.td1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.t1 is attached, rows for it are refused
--   note:        the default partition does not take them any more: it would be read under a strong lock otherwise
ALTER TABLE public.td ADD CONSTRAINT lockstep_t1_default_9731534f CHECK (NOT (v IS NOT NULL AND v = ANY (ARRAY['it''s'::character varying(10), 'b'::character varying(10)]))) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 11: scan table public.td for rows of table public.t1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.td, SHARE UPDATE EXCLUSIVE on table public.td1
--   blocks:      neither reads nor writes
--   work:        scans public.td1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.td holds rows of table public.t1
ALTER TABLE public.td VALIDATE CONSTRAINT lockstep_t1_default_9731534f;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.td IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 11: attach table public.t1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.td
--   blocks:      reads and writes of public.td, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES IN ('it''s', 'b');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.td IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.td IN ACCESS EXCLUSIVE MODE;
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

-- Step 10 of 11: drop the check that keeps the rows of table public.t1 out of table public.td
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.td, ACCESS EXCLUSIVE on table public.td1
--   blocks:      reads and writes of public.td, public.td1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.td DROP CONSTRAINT lockstep_t1_default_9731534f;

-- Step 11 of 11: create table public.t11
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t11 PARTITION OF public.t1 FOR VALUES IN ('b');

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
      LOCK TABLE public.t11, public.td IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.t11, public.td IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.td, public.t11 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 11 of 11: create table public.t11
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t11;

-- Undo step 10 of 11: drop the check that keeps the rows of table public.t1 out of table public.td
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.td, ACCESS EXCLUSIVE on table public.td1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.td ADD CONSTRAINT lockstep_t1_default_9731534f CHECK (NOT (v IS NOT NULL AND v = ANY (ARRAY['it''s'::character varying(10), 'b'::character varying(10)]))) NOT VALID;

COMMIT;

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

-- Undo step 9 of 11: attach table public.t1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1, ACCESS EXCLUSIVE on table public.t11, ACCESS EXCLUSIVE on table public.td, ACCESS EXCLUSIVE on table public.td1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.t1;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 11: scan table public.td for rows of table public.t1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.td, SHARE UPDATE EXCLUSIVE on table public.td1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

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
      LOCK TABLE ONLY public.t1, public.td IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.t1, public.td IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.td, ONLY public.t1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 11: keep the rows of table public.t1 out of table public.td
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.td, ACCESS EXCLUSIVE on table public.td1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.td DROP CONSTRAINT lockstep_t1_default_9731534f;

-- Undo step 6 of 11: create table public.t1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.l, public.l2, public.ld IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.l, public.l2, public.ld IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 11: drop the check that keeps the rows of table public.l2 out of table public.ld
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.ld
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.ld ADD CONSTRAINT lockstep_l2_default_d00e091a CHECK (NOT ((s IS NULL OR s = 'paid'::public.state))) NOT VALID;

-- Undo step 4 of 11: attach table public.l2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.l2, ACCESS EXCLUSIVE on table public.ld
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l DETACH PARTITION public.l2;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 11: scan table public.ld for rows of table public.l2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.ld
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

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
      LOCK TABLE public.l2, public.ld IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.l2, public.ld IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.ld, public.l2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 11: keep the rows of table public.l2 out of table public.ld
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.ld
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.ld DROP CONSTRAINT lockstep_l2_default_d00e091a;

-- Undo step 1 of 11: create table public.l2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.l2;

COMMIT;

-- A table leaves one schema for another, with what hangs on it.
-- before --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int PRIMARY KEY);
CREATE TABLE a.c (t_id int REFERENCES a.t);
-- after --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE b.t (id int PRIMARY KEY);
CREATE TABLE a.c (t_id int REFERENCES b.t);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create table b.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE b.t (
    id integer NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

COMMIT;

BEGIN;

-- Step 2 of 6: give up the proof of constraint a.c.c_t_id_fkey
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
      LOCK TABLE a.c, a.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE a.c, a.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE a.t, a.c IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 6: drop constraint a.c.c_t_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.c, ACCESS EXCLUSIVE on table a.t
--   blocks:      reads and writes of a.c, a.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.c DROP CONSTRAINT c_t_id_fkey;

-- Step 4 of 6: add constraint a.c.c_t_id_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table a.c
--   blocks:      writes of a.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.c ADD CONSTRAINT c_t_id_fkey FOREIGN KEY (t_id) REFERENCES b.t (id) NOT VALID;

-- Step 5 of 6: drop table a.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.t
--   blocks:      reads and writes of a.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table a.t are dropped
--   hazard:      app-breaking: whoever uses table a.t fails
DROP TABLE a.t;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 6: validate constraint a.c.c_t_id_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table a.c
--   blocks:      neither reads nor writes
--   work:        scans a.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint a.c.c_t_id_fkey
ALTER TABLE a.c VALIDATE CONSTRAINT c_t_id_fkey;

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
      LOCK TABLE a.c, b.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE a.c, b.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE b.t, a.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 6: validate constraint a.c.c_t_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.c, ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE a.c DROP CONSTRAINT c_t_id_fkey;
ALTER TABLE a.c ADD CONSTRAINT c_t_id_fkey FOREIGN KEY (t_id) REFERENCES b.t (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 6: drop table a.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE a.t (
    id integer NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- Undo step 4 of 6: add constraint a.c.c_t_id_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table a.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.c DROP CONSTRAINT c_t_id_fkey;

-- Undo step 3 of 6: drop constraint a.c.c_t_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.c, ACCESS EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.c ADD CONSTRAINT c_t_id_fkey FOREIGN KEY (t_id) REFERENCES a.t (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 6: give up the proof of constraint a.c.c_t_id_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table a.c, ROW SHARE on table a.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE a.c VALIDATE CONSTRAINT c_t_id_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 6: create table b.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE b.t;

COMMIT;

-- A plain table with a key, a view and a foreign key to it becomes a partitioned one.
-- before --
CREATE TABLE m (id int PRIMARY KEY, v text DEFAULT 'x');
CREATE TABLE c (m int REFERENCES m);
CREATE VIEW w AS SELECT v FROM m;
GRANT SELECT ON m TO pg_monitor;
COMMENT ON TABLE m IS 'kept';
-- after --
CREATE TABLE m (id int PRIMARY KEY, v text DEFAULT 'x') PARTITION BY HASH (id);
CREATE TABLE m0 PARTITION OF m FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE c (m int REFERENCES m);
CREATE VIEW w AS SELECT v FROM m;
GRANT SELECT ON m TO pg_monitor;
COMMENT ON TABLE m IS 'kept';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: give up the proof of constraint public.c.c_m_fkey
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
      LOCK TABLE public.c, public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.w SET SCHEMA public;
        LOCK TABLE public.c, public.m IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 10: drop constraint public.c.c_m_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.c, public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_m_fkey;

-- Step 3 of 10: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Step 4 of 10: drop table public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m are dropped
DROP TABLE public.m;

-- Step 5 of 10: create table public.m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m (
    id integer NOT NULL,
    v text DEFAULT 'x'
) PARTITION BY HASH (id);
GRANT SELECT ON TABLE public.m TO pg_monitor;
COMMENT ON TABLE public.m IS 'kept';

-- Step 6 of 10: create table public.m0
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m0 PARTITION OF public.m FOR VALUES WITH (modulus 1, remainder 0);

-- Step 7 of 10: add constraint public.m.m_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ADD CONSTRAINT m_pkey PRIMARY KEY (id);
ALTER TABLE public.m0 ADD CONSTRAINT m0_pkey PRIMARY KEY (id);
ALTER INDEX public.m_pkey ATTACH PARTITION public.m0_pkey;

-- Step 8 of 10: add constraint public.c.c_m_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c
--   blocks:      writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_m_fkey FOREIGN KEY (m) REFERENCES public.m (id) NOT VALID;

-- Step 9 of 10: create view public.w
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT v FROM public.m;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 10: validate constraint public.c.c_m_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.c_m_fkey
ALTER TABLE public.c VALIDATE CONSTRAINT c_m_fkey;

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
      LOCK TABLE public.c, public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.m IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 10: validate constraint public.c.c_m_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m0
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_m_fkey;
ALTER TABLE public.c ADD CONSTRAINT c_m_fkey FOREIGN KEY (m) REFERENCES public.m (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.w SET SCHEMA public;
        LOCK TABLE public.c, public.m IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.m, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 9 of 10: create view public.w
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Undo step 8 of 10: add constraint public.c.c_m_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_m_fkey;

-- Undo step 7 of 10: add constraint public.m.m_pkey
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT m_pkey;

-- Undo step 6 of 10: create table public.m0
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m0;

-- Undo step 5 of 10: create table public.m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m;

-- Undo step 4 of 10: drop table public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m (
    id integer NOT NULL,
    v text DEFAULT 'x',
    CONSTRAINT m_pkey PRIMARY KEY (id)
);
GRANT SELECT ON TABLE public.m TO pg_monitor;
COMMENT ON TABLE public.m IS 'kept';

-- Undo step 3 of 10: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT v FROM public.m;

-- Undo step 2 of 10: drop constraint public.c.c_m_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.m, SHARE ROW EXCLUSIVE on table public.m0
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_m_fkey FOREIGN KEY (m) REFERENCES public.m (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 10: give up the proof of constraint public.c.c_m_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.m, ROW SHARE on table public.m0
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c VALIDATE CONSTRAINT c_m_fkey;

COMMIT;

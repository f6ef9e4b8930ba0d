-- Constraints of a table with children that do not go to these: a primary key alone looks at them.
-- before --
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE p (id int NOT NULL, a int, b int4range);
CREATE TABLE c () INHERITS (p);
CREATE TABLE leaves (id int NOT NULL, a int, b int4range) INHERITS (p);
-- rows --
INSERT INTO q SELECT generate_series(1, 10);
INSERT INTO p SELECT i, i FROM generate_series(1, 10) AS i;
INSERT INTO c SELECT i, 1 FROM generate_series(1, 10) AS i;
-- after --
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE p (id int PRIMARY KEY, a int CONSTRAINT single UNIQUE CONSTRAINT refers REFERENCES q, b int4range, CONSTRAINT apart EXCLUDE USING gist (b WITH &&));
CREATE TABLE c () INHERITS (p);
CREATE TABLE leaves (id int NOT NULL, a int, b int4range);
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM pg_constraint WHERE conrelid = 'c'::regclass AND contype <> 'n') = 0;
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.leaves IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: take from its parent table public.leaves
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   blocks:      reads and writes of public.leaves, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.leaves NO INHERIT public.p;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 8: add constraint public.p.apart
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for as long as its work takes
--   work:        scans public.p
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.p are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.p.apart
ALTER TABLE ONLY public.p ADD CONSTRAINT apart EXCLUDE USING gist (b WITH &&);

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 8: build the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p_pkey
CREATE UNIQUE INDEX CONCURRENTLY p_pkey ON public.p USING btree (id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.p, public.c IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.p, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 8: add constraint public.p.p_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX p_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.p, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.p, public.q IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, ONLY public.p IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 5 of 8: add constraint public.p.refers without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.q
--   blocks:      writes of public.p, public.q, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ADD CONSTRAINT refers FOREIGN KEY (a) REFERENCES public.q (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 8: build the index of constraint public.p.single
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.single
CREATE UNIQUE INDEX CONCURRENTLY single ON public.p USING btree (a);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 8: add constraint public.p.single
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ADD CONSTRAINT single UNIQUE USING INDEX single;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 8: validate constraint public.p.refers
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ROW SHARE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p.refers
ALTER TABLE public.p VALIDATE CONSTRAINT refers;

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
      LOCK TABLE ONLY public.p, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.p, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, ONLY public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 8: validate constraint public.p.refers
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT refers;
ALTER TABLE ONLY public.p ADD CONSTRAINT refers FOREIGN KEY (a) REFERENCES public.q (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 8: add constraint public.p.single
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT single;

COMMIT;

SET lock_timeout = 0;

-- Undo step 6 of 8: build the index of constraint public.p.single
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.single;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.p, public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.p, public.q IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.q, ONLY public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 8: add constraint public.p.refers without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT refers;

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

-- Undo step 4 of 8: add constraint public.p.p_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 8: build the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p_pkey;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 8: add constraint public.p.apart
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT apart;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.leaves IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 8: take from its parent table public.leaves
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.leaves INHERIT public.p;

COMMIT;

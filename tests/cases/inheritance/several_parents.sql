-- A child of two parents; one parent's column changes its type, the other gets a check and a default.
-- before --
CREATE TABLE p (a int, b text);
CREATE TABLE q (b text, c int);
CREATE TABLE k (d int) INHERITS (p, q);
-- after --
CREATE TABLE p (a bigint, b text);
CREATE TABLE q (b text, c int DEFAULT 5, CONSTRAINT pos CHECK (c > 0));
CREATE TABLE k (d int) INHERITS (p, q);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: set default of column public.k.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k
--   blocks:      reads and writes of public.k, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k ALTER COLUMN c SET DEFAULT 5;

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

-- Step 2 of 6: change type of column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.k, public.p, for as long as its work takes
--   work:        rewrites public.p, rewrites public.k
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.p.a fail
ALTER TABLE public.p ALTER COLUMN a TYPE bigint;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 6: gather statistics of table public.p (a)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.k, SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p (a);
ANALYZE public.k (a);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.q IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 6: set default of column public.q.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.q, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE ONLY public.q ALTER COLUMN c SET DEFAULT 5;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 6: add constraint public.q.pos without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.k, public.q, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.q ADD CONSTRAINT pos CHECK (c > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 6: validate constraint public.q.pos
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.k, SHARE UPDATE EXCLUSIVE on table public.q
--   blocks:      neither reads nor writes
--   work:        scans public.q, scans public.k
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.q.pos
ALTER TABLE public.q VALIDATE CONSTRAINT pos;

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
      LOCK TABLE public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 6: validate constraint public.q.pos
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.q DROP CONSTRAINT pos;
ALTER TABLE public.q ADD CONSTRAINT pos CHECK (c > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.q IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.q IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 6: add constraint public.q.pos without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q DROP CONSTRAINT pos;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.q IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 6: set default of column public.q.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.q ALTER COLUMN c DROP DEFAULT;

COMMIT;

-- Undo step 3 of 6: gather statistics of table public.p (a)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.k, SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

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

-- Undo step 2 of 6: change type of column public.p.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN a TYPE integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.k IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 6: set default of column public.k.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.k
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.k ALTER COLUMN c DROP DEFAULT;

COMMIT;

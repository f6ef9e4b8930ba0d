-- A gate before a view or a domain is one before all that is done to it; before a table, before what goes in it.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW old AS SELECT a FROM t;
CREATE VIEW free AS SELECT a FROM t;
CREATE DOMAIN d AS int;
CREATE VIEW one AS SELECT 1 AS one;
CREATE VIEW two AS SELECT 2 AS two;
-- after --
-- @gate 'TT'
CREATE TABLE t (a int, b int, c int);
-- @gate 'VV'
CREATE VIEW v AS SELECT a, b FROM t;
-- @gate 'RR'
-- @renamed from=old
CREATE VIEW new AS SELECT a FROM t;
CREATE VIEW free AS SELECT a, b FROM t;
-- @gate 'DD'
CREATE DOMAIN d AS int CONSTRAINT positive CHECK (VALUE > 0);
-- @gate 'SS'
-- @renamed from=one
CREATE VIEW two AS SELECT 1 AS one;
-- @gate 'SS'
-- @renamed from=two
CREATE VIEW one AS SELECT 2 AS two;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: add column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN c integer;

COMMIT;

BEGIN;

-- Step 2 of 8: replace view public.free
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.free
--   blocks:      reads and writes of public.free, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.free AS
SELECT a, b FROM public.t;

COMMIT;

BEGIN;

-- Step 3 of 8: add domain constraint public.d.positive
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   gate:        go on when DD
ALTER DOMAIN public.d ADD CONSTRAINT positive CHECK (value > 0);

COMMIT;

BEGIN;

-- Step 4 of 8: rename view public.old to view public.new
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.new
--   blocks:      reads and writes of public.new, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view public.new fails
--   gate:        go on when RR
ALTER VIEW public.old RENAME TO new;

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
        ALTER VIEW public.two SET SCHEMA public;
        ALTER VIEW public.one SET SCHEMA public;
      ELSE
        ALTER VIEW public.one SET SCHEMA public;
        ALTER VIEW public.two SET SCHEMA public;
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

-- Step 5 of 8: rename view public.two to view public.two_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.two
--   blocks:      reads and writes of public.two, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view public.two_lockstep_1 fails
--   gate:        go on when SS
ALTER VIEW public.two RENAME TO two_lockstep_1;

-- Step 6 of 8: rename view public.one to view public.two
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.two
--   blocks:      reads and writes of public.two, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view public.two fails
ALTER VIEW public.one RENAME TO two;

-- Step 7 of 8: rename view public.two_lockstep_1 to view public.one
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.one
--   blocks:      reads and writes of public.one, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view public.one fails
ALTER VIEW public.two_lockstep_1 RENAME TO one;

COMMIT;

BEGIN;

-- Step 8 of 8: replace view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   gate:        go on when VV
CREATE OR REPLACE VIEW public.v AS
SELECT a, b FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: replace view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;
CREATE VIEW public.v AS
SELECT a FROM public.t;

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
        ALTER VIEW public.one SET SCHEMA public;
        ALTER VIEW public.two SET SCHEMA public;
      ELSE
        ALTER VIEW public.two SET SCHEMA public;
        ALTER VIEW public.one SET SCHEMA public;
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

-- Undo step 7 of 8: rename view public.two_lockstep_1 to view public.one
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.one
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.one RENAME TO two_lockstep_1;

-- Undo step 6 of 8: rename view public.one to view public.two
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.two
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.two RENAME TO one;

-- Undo step 5 of 8: rename view public.two to view public.two_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.two
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.two_lockstep_1 RENAME TO two;

COMMIT;

BEGIN;

-- Undo step 4 of 8: rename view public.old to view public.new
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.new
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.new RENAME TO old;

COMMIT;

BEGIN;

-- Undo step 3 of 8: add domain constraint public.d.positive
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d DROP CONSTRAINT positive;

COMMIT;

BEGIN;

-- Undo step 2 of 8: replace view public.free
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.free
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.free;
CREATE VIEW public.free AS
SELECT a FROM public.t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 8: add column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN c;

COMMIT;

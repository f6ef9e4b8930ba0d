-- Estimators change in place; everything else is a new operator, with what uses the old one.
-- before --
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE FUNCTION alike(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a / 10 = b / 10';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, RESTRICT = eqsel);
CREATE OPERATOR =~= (FUNCTION = same, LEFTARG = int, RIGHTARG = int, COMMUTATOR = =~=);
COMMENT ON OPERATOR =~= (int, int) IS 'alike';
CREATE TABLE t (a int, b int, CONSTRAINT alike CHECK (a =~= b));
CREATE VIEW v AS SELECT a =~= b AS near, a === b AS same FROM t;
-- after --
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE FUNCTION alike(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a / 10 = b / 10';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, JOIN = eqjoinsel);
CREATE OPERATOR =~= (FUNCTION = alike, LEFTARG = int, RIGHTARG = int, COMMUTATOR = =~=, HASHES);
COMMENT ON OPERATOR =~= (int, int) IS 'alike';
CREATE TABLE t (a int, b int, CONSTRAINT alike CHECK (a =~= b));
CREATE VIEW v AS SELECT a =~= b AS near, a === b AS same FROM t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: change estimators of operator public.===(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR public.===(integer, integer) SET (RESTRICT = NONE, JOIN = eqjoinsel);

COMMIT;

BEGIN;

-- Step 2 of 9: give up the proof of constraint public.t.alike
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
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 9: drop constraint public.t.alike
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT alike;

-- Step 4 of 9: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 5 of 9: drop operator public."=~="(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR public.=~=(integer, integer);

-- Step 6 of 9: create operator public."=~="(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR public.=~= (
    FUNCTION = public.alike,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.=~=),
    HASHES
);
COMMENT ON OPERATOR public.=~=(integer, integer) IS 'alike';

-- Step 7 of 9: add constraint public.t.alike without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT alike CHECK (a OPERATOR(public.=~=) b) NOT VALID;

-- Step 8 of 9: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a OPERATOR(public.=~=) b AS near, a OPERATOR(public.===) b AS same FROM public.t;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 9: validate constraint public.t.alike
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.alike
ALTER TABLE public.t VALIDATE CONSTRAINT alike;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 9: validate constraint public.t.alike
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT alike;
ALTER TABLE public.t ADD CONSTRAINT alike CHECK (a OPERATOR(public.=~=) b) NOT VALID;

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
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 9: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 7 of 9: add constraint public.t.alike without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT alike;

-- Undo step 6 of 9: create operator public."=~="(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR public.=~=(integer, integer);

-- Undo step 5 of 9: drop operator public."=~="(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR public.=~= (
    FUNCTION = public.same,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.=~=)
);
COMMENT ON OPERATOR public.=~=(integer, integer) IS 'alike';

-- Undo step 4 of 9: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a OPERATOR(public.=~=) b AS near, a OPERATOR(public.===) b AS same FROM public.t;

-- Undo step 3 of 9: drop constraint public.t.alike
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT alike CHECK (a OPERATOR(public.=~=) b) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 9: give up the proof of constraint public.t.alike
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT alike;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 9: change estimators of operator public.===(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR public.===(integer, integer) SET (RESTRICT = eqsel, JOIN = NONE);

COMMIT;

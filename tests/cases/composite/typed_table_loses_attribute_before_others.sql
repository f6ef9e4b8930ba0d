-- An attribute goes from between others, one behind it gets another type, and a table is of the type. On the way back the attribute comes behind
-- the others, so the columns that stand behind it in the type are made again behind it, with their values and what hangs on them.
-- before --
CREATE TYPE entry AS (a bigint, b text, c integer[], d integer);
CREATE TABLE lines OF entry (a DEFAULT 5 NOT NULL, d DEFAULT 7, PRIMARY KEY (a), CONSTRAINT positive CHECK (d > 0));
CREATE INDEX lines_d ON lines (d);
CREATE VIEW ds AS SELECT d FROM lines;
CREATE SEQUENCE numbers OWNED BY lines.d;
ALTER TABLE lines ALTER COLUMN d SET STATISTICS 200;
COMMENT ON COLUMN lines.d IS 'the last';
GRANT SELECT (d) ON lines TO PUBLIC;
-- after --
CREATE TYPE entry AS (a bigint, c integer, d integer);
CREATE TABLE lines OF entry (a DEFAULT 5 NOT NULL, d DEFAULT 7, PRIMARY KEY (a), CONSTRAINT positive CHECK (d > 0));
CREATE INDEX lines_d ON lines (d);
CREATE VIEW ds AS SELECT d FROM lines;
CREATE SEQUENCE numbers OWNED BY lines.d;
ALTER TABLE lines ALTER COLUMN d SET STATISTICS 200;
COMMENT ON COLUMN lines.d IS 'the last';
GRANT SELECT (d) ON lines TO PUBLIC;
-- rows --
INSERT INTO lines VALUES (1, 'x', NULL, 3), (2, 'y', NULL, 4);
-- holds --
DO $$ BEGIN
  ASSERT (SELECT array_agg(d ORDER BY a) = '{3,4}' FROM lines);
  ASSERT (SELECT array_agg(d ORDER BY d) = '{3,4}' FROM ds);
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 14: take off ownership of sequence public.numbers
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.numbers
--   blocks:      writes of public.numbers, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.numbers OWNED BY NONE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 14: take off from its type table public.lines
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.lines NOT OF;

COMMIT;

BEGIN;

-- Step 3 of 14: give up the proof of constraint public.lines.positive
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 4 of 14: change attributes of composite type public.entry
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.entry
    DROP ATTRIBUTE b,
    ALTER ATTRIBUTE c TYPE integer;

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 14: drop index public.lines_d
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.lines_d;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.ds SET SCHEMA public;
        LOCK TABLE public.lines IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.lines IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.ds SET SCHEMA public;
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

-- Step 6 of 14: drop constraint public.lines.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, until step 8 is done, which rewrites public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT positive;

-- Step 7 of 14: drop view public.ds
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.ds
--   blocks:      reads and writes of public.ds, until step 8 is done, which rewrites public.lines
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.ds;

-- Step 8 of 14: arrange columns of table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for as long as its work takes
--   work:        rewrites public.lines
--   transaction: inside a transaction
--   undo:        reversible, loses data: values of dropped columns do not come back
--   hazard:      rewrite: every row of public.lines is written again under an exclusive lock
--   hazard:      data-loss: the values of column public.lines.b are dropped
--   hazard:      app-breaking: whoever uses column public.lines.b fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.lines fail
ALTER TABLE public.lines ADD COLUMN lockstep_c_moved_43ddfaf7 integer;
ALTER TABLE public.lines ADD COLUMN lockstep_d_moved_51aae606 integer;
ALTER TABLE public.lines
    ALTER COLUMN lockstep_c_moved_43ddfaf7 TYPE integer USING c::text::integer,
    ALTER COLUMN lockstep_d_moved_51aae606 TYPE integer USING d;
ALTER TABLE public.lines DROP COLUMN c;
ALTER TABLE public.lines RENAME COLUMN lockstep_c_moved_43ddfaf7 TO c;
ALTER TABLE public.lines DROP COLUMN d;
ALTER TABLE public.lines RENAME COLUMN lockstep_d_moved_51aae606 TO d;
ALTER TABLE public.lines ALTER COLUMN d SET DEFAULT 7;
ALTER TABLE public.lines ALTER COLUMN d SET STATISTICS 200;
GRANT SELECT (d) ON TABLE public.lines TO PUBLIC;
COMMENT ON COLUMN public.lines.d IS 'the last';
ALTER TABLE public.lines DROP COLUMN b;

-- Step 9 of 14: put back ownership of sequence public.numbers
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence public.numbers
--   blocks:      writes of public.numbers, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.numbers OWNED BY public.lines.d;

-- Step 10 of 14: put back from its type table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines OF public.entry;

-- Step 11 of 14: add constraint public.lines.positive without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ADD CONSTRAINT positive CHECK (d > 0) NOT VALID;

-- Step 12 of 14: create view public.ds
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.ds AS
SELECT d FROM public.lines;

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 14: add index public.lines_d
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lines_d
CREATE INDEX CONCURRENTLY lines_d ON public.lines USING btree (d);

BEGIN;

-- Step 14 of 14: validate constraint public.lines.positive
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.lines.positive
ALTER TABLE public.lines VALIDATE CONSTRAINT positive;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 14: validate constraint public.lines.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT positive;
ALTER TABLE public.lines ADD CONSTRAINT positive CHECK (d > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 13 of 14: add index public.lines_d
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lines_d;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.ds SET SCHEMA public;
        LOCK TABLE public.lines IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.lines IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.ds SET SCHEMA public;
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

-- Undo step 12 of 14: create view public.ds
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.ds;

-- Undo step 11 of 14: add constraint public.lines.positive without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT positive;

-- Undo step 10 of 14: put back from its type table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines NOT OF;

-- Undo step 9 of 14: put back ownership of sequence public.numbers
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence public.numbers
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.numbers OWNED BY NONE;

-- Undo step 8 of 14: arrange columns of table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible, loses data: values of dropped columns do not come back
ALTER TABLE public.lines ADD COLUMN b text;
ALTER TABLE public.lines ADD COLUMN lockstep_c_moved_43ddfaf7 integer[];
ALTER TABLE public.lines ADD COLUMN lockstep_d_moved_51aae606 integer;
ALTER TABLE public.lines
    ALTER COLUMN lockstep_c_moved_43ddfaf7 TYPE integer[] USING c::text::integer[],
    ALTER COLUMN lockstep_d_moved_51aae606 TYPE integer USING d;
ALTER TABLE public.lines DROP COLUMN c;
ALTER TABLE public.lines RENAME COLUMN lockstep_c_moved_43ddfaf7 TO c;
ALTER TABLE public.lines DROP COLUMN d;
ALTER TABLE public.lines RENAME COLUMN lockstep_d_moved_51aae606 TO d;
ALTER TABLE public.lines ALTER COLUMN d SET DEFAULT 7;
ALTER TABLE public.lines ALTER COLUMN d SET STATISTICS 200;
GRANT SELECT (d) ON TABLE public.lines TO PUBLIC;
COMMENT ON COLUMN public.lines.d IS 'the last';

-- Undo step 7 of 14: drop view public.ds
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.ds
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.ds AS
SELECT d FROM public.lines;

-- Undo step 6 of 14: drop constraint public.lines.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ADD CONSTRAINT positive CHECK (d > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 5 of 14: drop index public.lines_d
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lines_d ON public.lines USING btree (d);

SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 14: change attributes of composite type public.entry
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.entry
    DROP ATTRIBUTE c,
    DROP ATTRIBUTE d,
    ADD ATTRIBUTE b text,
    ADD ATTRIBUTE c integer[],
    ADD ATTRIBUTE d integer;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 14: give up the proof of constraint public.lines.positive
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lines VALIDATE CONSTRAINT positive;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 14: take off from its type table public.lines
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines OF public.entry;

COMMIT;

BEGIN;

-- Undo step 1 of 14: take off ownership of sequence public.numbers
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.numbers
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.numbers OWNED BY public.lines.d;

COMMIT;

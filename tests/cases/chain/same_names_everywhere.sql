-- One name for a table, a column, a constraint, a trigger, a policy, a function, a schema and a type.
-- before --
CREATE SCHEMA x;
CREATE TABLE x.x (x int);
-- after --
CREATE SCHEMA x;
CREATE FUNCTION x.x() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE x.x (x int CONSTRAINT x CHECK (x > 0), y int);
CREATE FUNCTION x.x(x x.x) RETURNS int LANGUAGE sql AS 'SELECT (x.x).x';
CREATE TRIGGER x BEFORE INSERT ON x.x FOR EACH ROW EXECUTE FUNCTION x.x();
CREATE POLICY x ON x.x USING (x > 0);
CREATE VIEW x AS SELECT x.x AS x FROM x.x;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE x.x IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: add column x.x.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table x.x
--   blocks:      reads and writes of x.x, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE x.x ADD COLUMN y integer;

-- Step 2 of 8: create routine x.x()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION x.x()
RETURNS trigger
LANGUAGE plpgsql
AS $$ BEGIN RETURN NEW; END $$;

-- Step 3 of 8: create routine x.x(x.x)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION x.x(x x.x)
RETURNS integer
LANGUAGE sql
AS $$SELECT (x.x).x$$;

-- Step 4 of 8: add constraint x.x.x without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table x.x
--   blocks:      reads and writes of x.x, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE x.x ADD CONSTRAINT x CHECK (x > 0) NOT VALID;

-- Step 5 of 8: create view public.x
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.x AS
SELECT x.x AS x FROM x.x;

-- Step 6 of 8: add trigger x.x.x
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table x.x
--   blocks:      writes of x.x, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER x
    BEFORE INSERT ON x.x
    FOR EACH ROW
    EXECUTE FUNCTION x.x();

-- Step 7 of 8: add policy x.x.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table x.x
--   blocks:      reads and writes of x.x, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY x ON x.x
    USING (x > 0);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 8: validate constraint x.x.x
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table x.x
--   blocks:      neither reads nor writes
--   work:        scans x.x
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint x.x.x
ALTER TABLE x.x VALIDATE CONSTRAINT x;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE x.x IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 8: validate constraint x.x.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table x.x
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE x.x DROP CONSTRAINT x;
ALTER TABLE x.x ADD CONSTRAINT x CHECK (x > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE x.x IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.x SET SCHEMA public;
        LOCK TABLE x.x IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE x.x IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.x SET SCHEMA public;
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

-- Undo step 7 of 8: add policy x.x.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table x.x
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY x ON x.x;

-- Undo step 6 of 8: add trigger x.x.x
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table x.x
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER x ON x.x;

-- Undo step 5 of 8: create view public.x
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.x;

-- Undo step 4 of 8: add constraint x.x.x without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table x.x
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE x.x DROP CONSTRAINT x;

-- Undo step 3 of 8: create routine x.x(x.x)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION x.x(x.x);

-- Undo step 2 of 8: create routine x.x()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION x.x();

-- Undo step 1 of 8: add column x.x.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table x.x
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE x.x DROP COLUMN y;

COMMIT;

-- Attributes come before others, and two change places: the columns of tables that are of the type are made again in that order, with their values
-- and without firing triggers.
-- before --
CREATE DOMAIN filled AS integer NOT NULL;
CREATE TYPE entry AS (a bigint, c filled, d text COLLATE "C");
CREATE TABLE lines OF entry (PRIMARY KEY (a), c DEFAULT 7);
CREATE TABLE pages (page integer PRIMARY KEY, line bigint REFERENCES lines);
CREATE TABLE others OF entry;
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.d := upper(NEW.d); RETURN NEW; END $$;
CREATE TRIGGER shout BEFORE UPDATE ON lines FOR EACH ROW EXECUTE FUNCTION shout();
-- after --
CREATE DOMAIN filled AS integer NOT NULL;
CREATE TYPE entry AS (n integer, a bigint, d text COLLATE "C", c filled, m date);
CREATE TABLE lines OF entry (PRIMARY KEY (a), c DEFAULT 8, n DEFAULT 1);
CREATE TABLE pages (page integer PRIMARY KEY, line bigint REFERENCES lines);
CREATE TABLE others OF entry;
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.d := upper(NEW.d); RETURN NEW; END $$;
CREATE TRIGGER shout BEFORE UPDATE ON lines FOR EACH ROW EXECUTE FUNCTION shout();
-- rows --
INSERT INTO lines VALUES (1, 3, 'x'), (2, 4, 'y');
INSERT INTO pages VALUES (1, 2);
INSERT INTO others VALUES (1, 5, 'z');
-- holds --
DO $$ BEGIN
  ASSERT (SELECT array_agg(n || '.' || a || '.' || c || '.' || d ORDER BY a) = '{1.1.3.x,1.2.4.y}' FROM lines);
  ASSERT (SELECT array_agg(c) = '{5}' FROM others);
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: take off from its type table public.lines
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines NOT OF;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.others IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 15: take off from its type table public.others
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.others
--   blocks:      reads and writes of public.others, until step 3 is done, which rewrites public.others
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.others NOT OF;

-- Step 3 of 15: arrange columns of table public.others
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.others
--   blocks:      reads and writes of public.others, for as long as its work takes
--   work:        rewrites public.others
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in the new columns since are gone
--   hazard:      rewrite: every row of public.others is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that take all columns of table public.others fail
ALTER TABLE public.others ADD COLUMN n integer;
ALTER TABLE public.others ADD COLUMN lockstep_a_moved_569b05e1 bigint;
ALTER TABLE public.others ADD COLUMN lockstep_d_moved_edf2bc34 text;
ALTER TABLE public.others ADD COLUMN lockstep_c_moved_ac13634a text;
ALTER TABLE public.others ADD COLUMN m date;
ALTER TABLE public.others
    ALTER COLUMN lockstep_a_moved_569b05e1 TYPE bigint USING a,
    ALTER COLUMN lockstep_d_moved_edf2bc34 TYPE text COLLATE "C" USING d,
    ALTER COLUMN lockstep_c_moved_ac13634a TYPE public.filled USING c;
ALTER TABLE public.others DROP COLUMN a;
ALTER TABLE public.others RENAME COLUMN lockstep_a_moved_569b05e1 TO a;
ALTER TABLE public.others DROP COLUMN d;
ALTER TABLE public.others RENAME COLUMN lockstep_d_moved_edf2bc34 TO d;
ALTER TABLE public.others DROP COLUMN c;
ALTER TABLE public.others RENAME COLUMN lockstep_c_moved_ac13634a TO c;

COMMIT;

BEGIN;

-- Step 4 of 15: give up the proof of constraint public.pages.pages_line_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.others IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 15: change attributes of composite type public.entry
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.entry
    DROP ATTRIBUTE a,
    DROP ATTRIBUTE c,
    DROP ATTRIBUTE d,
    ADD ATTRIBUTE n integer,
    ADD ATTRIBUTE a bigint,
    ADD ATTRIBUTE d text COLLATE "C",
    ADD ATTRIBUTE c public.filled,
    ADD ATTRIBUTE m date;

-- Step 6 of 15: put back from its type table public.others
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.others
--   blocks:      reads and writes of public.others, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.others OF public.entry;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.pages, public.lines IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.pages, public.lines IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.lines, public.pages IN ACCESS EXCLUSIVE MODE;
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

-- Step 7 of 15: drop constraint public.pages.pages_line_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.pages
--   blocks:      reads and writes of public.lines, public.pages, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.pages DROP CONSTRAINT pages_line_fkey;

-- Step 8 of 15: drop constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lines_pkey;

COMMIT;

-- Step 9 of 15: give up the index of constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_lines_pkey_old_aebfe813;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 15: arrange columns of table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for as long as its work takes
--   work:        rewrites public.lines
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in the new columns since are gone
--   hazard:      rewrite: every row of public.lines is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that take all columns of table public.lines fail
ALTER TABLE public.lines ADD COLUMN n integer DEFAULT 1;
ALTER TABLE public.lines ADD COLUMN lockstep_a_moved_82d741ce bigint;
ALTER TABLE public.lines ADD COLUMN lockstep_d_moved_51aae606 text;
ALTER TABLE public.lines ADD COLUMN lockstep_c_moved_43ddfaf7 text;
ALTER TABLE public.lines ADD COLUMN m date;
ALTER TABLE public.lines
    ALTER COLUMN lockstep_a_moved_82d741ce TYPE bigint USING a,
    ALTER COLUMN lockstep_d_moved_51aae606 TYPE text COLLATE "C" USING d,
    ALTER COLUMN lockstep_c_moved_43ddfaf7 TYPE public.filled USING c;
ALTER TABLE public.lines DROP COLUMN a;
ALTER TABLE public.lines RENAME COLUMN lockstep_a_moved_82d741ce TO a;
ALTER TABLE public.lines ALTER COLUMN a SET NOT NULL;
ALTER TABLE public.lines DROP COLUMN d;
ALTER TABLE public.lines RENAME COLUMN lockstep_d_moved_51aae606 TO d;
ALTER TABLE public.lines DROP COLUMN c;
ALTER TABLE public.lines RENAME COLUMN lockstep_c_moved_43ddfaf7 TO c;
ALTER TABLE public.lines ALTER COLUMN c SET DEFAULT 8;

-- Step 11 of 15: put back from its type table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines OF public.entry;

COMMIT;

SET lock_timeout = 0;

-- Step 12 of 15: build the index of constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.lines are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_lines_pkey_key_aebfe813
CREATE UNIQUE INDEX CONCURRENTLY lockstep_lines_pkey_key_aebfe813 ON public.lines USING btree (a);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 15: add constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ADD CONSTRAINT lines_pkey PRIMARY KEY USING INDEX lockstep_lines_pkey_key_aebfe813;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.pages, public.lines IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.pages, public.lines IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.lines, public.pages IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 14 of 15: add constraint public.pages.pages_line_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.lines, SHARE ROW EXCLUSIVE on table public.pages
--   blocks:      writes of public.lines, public.pages, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.pages ADD CONSTRAINT pages_line_fkey FOREIGN KEY (line) REFERENCES public.lines (a) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 15: validate constraint public.pages.pages_line_fkey
--   phase:       contract
--   locks:       ROW SHARE on table public.lines, SHARE UPDATE EXCLUSIVE on table public.pages
--   blocks:      neither reads nor writes
--   work:        scans public.pages
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.pages.pages_line_fkey
ALTER TABLE public.pages VALIDATE CONSTRAINT pages_line_fkey;

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
      LOCK TABLE public.pages, public.lines IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.pages, public.lines IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.lines, public.pages IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 15 of 15: validate constraint public.pages.pages_line_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.pages
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.pages DROP CONSTRAINT pages_line_fkey;
ALTER TABLE public.pages ADD CONSTRAINT pages_line_fkey FOREIGN KEY (line) REFERENCES public.lines (a) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.pages, public.lines IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.pages, public.lines IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.lines, public.pages IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 14 of 15: add constraint public.pages.pages_line_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.lines, SHARE ROW EXCLUSIVE on table public.pages
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.pages DROP CONSTRAINT pages_line_fkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 15: add constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lines_pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 12 of 15: build the index of constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_lines_pkey_key_aebfe813;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 15: put back from its type table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines NOT OF;

-- Undo step 10 of 15: arrange columns of table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in the new columns since are gone
ALTER TABLE public.lines ADD COLUMN lockstep_c_moved_43ddfaf7 text;
ALTER TABLE public.lines ADD COLUMN lockstep_d_moved_51aae606 text;
ALTER TABLE public.lines
    ALTER COLUMN lockstep_c_moved_43ddfaf7 TYPE public.filled USING c,
    ALTER COLUMN lockstep_d_moved_51aae606 TYPE text COLLATE "C" USING d;
ALTER TABLE public.lines DROP COLUMN c;
ALTER TABLE public.lines RENAME COLUMN lockstep_c_moved_43ddfaf7 TO c;
ALTER TABLE public.lines ALTER COLUMN c SET DEFAULT 7;
ALTER TABLE public.lines DROP COLUMN d;
ALTER TABLE public.lines RENAME COLUMN lockstep_d_moved_51aae606 TO d;
ALTER TABLE public.lines DROP COLUMN n;
ALTER TABLE public.lines DROP COLUMN m;

COMMIT;

SET lock_timeout = 0;

-- Undo step 9 of 15: give up the index of constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_lines_pkey_old_aebfe813 ON public.lines USING btree (a);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.pages, public.lines IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.pages IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.lines IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.lines IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.pages IN SHARE ROW EXCLUSIVE MODE;
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

-- Undo step 8 of 15: drop constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_lines_pkey_old_aebfe813 ON public.lines USING btree (a);
ALTER TABLE public.lines ADD CONSTRAINT lines_pkey PRIMARY KEY USING INDEX lockstep_lines_pkey_old_aebfe813;

-- Undo step 7 of 15: drop constraint public.pages.pages_line_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.lines, SHARE ROW EXCLUSIVE on table public.pages
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_lines_pkey_key_aebfe813;
ALTER TABLE public.pages ADD CONSTRAINT pages_line_fkey FOREIGN KEY (line) REFERENCES public.lines (a) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.others IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 15: put back from its type table public.others
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.others
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.others NOT OF;

-- Undo step 5 of 15: change attributes of composite type public.entry
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.entry
    DROP ATTRIBUTE n,
    DROP ATTRIBUTE a,
    DROP ATTRIBUTE d,
    DROP ATTRIBUTE c,
    DROP ATTRIBUTE m,
    ADD ATTRIBUTE a bigint,
    ADD ATTRIBUTE c public.filled,
    ADD ATTRIBUTE d text COLLATE "C";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 15: give up the proof of constraint public.pages.pages_line_fkey
--   phase:       contract
--   locks:       ROW SHARE on table public.lines, SHARE UPDATE EXCLUSIVE on table public.pages
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.pages VALIDATE CONSTRAINT pages_line_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.others IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 15: arrange columns of table public.others
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.others
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in the new columns since are gone
ALTER TABLE public.others ADD COLUMN lockstep_d_moved_edf2bc34 text;
ALTER TABLE public.others
    ALTER COLUMN lockstep_d_moved_edf2bc34 TYPE text COLLATE "C" USING d;
ALTER TABLE public.others DROP COLUMN d;
ALTER TABLE public.others RENAME COLUMN lockstep_d_moved_edf2bc34 TO d;
ALTER TABLE public.others DROP COLUMN n;
ALTER TABLE public.others DROP COLUMN m;

-- Undo step 2 of 15: take off from its type table public.others
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.others
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.others OF public.entry;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 15: take off from its type table public.lines
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines OF public.entry;

COMMIT;

-- Columns that are from a parent alone are from the next one alone: the table is given to it before it leaves.
-- before --
CREATE TABLE old_parent (id bigint DEFAULT 7, note text);
CREATE TABLE child (place point) INHERITS (old_parent);
CREATE TABLE middle () INHERITS (old_parent);
CREATE TABLE below () INHERITS (middle);
CREATE TABLE "Lower" (own int) INHERITS (old_parent);
-- after --
CREATE TABLE old_parent (note text);
CREATE SEQUENCE ids;
CREATE TABLE new_parent (id bigint DEFAULT nextval('ids'), note text);
CREATE TABLE child (place point) INHERITS (new_parent);
CREATE TABLE middle () INHERITS (new_parent);
CREATE TABLE below () INHERITS (new_parent);
CREATE TABLE "Lower" (own int) INHERITS (middle);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Lower" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: create sequence public.ids
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.ids;

-- Step 2 of 15: give a parent to table public."Lower"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Lower", SHARE UPDATE EXCLUSIVE on table public.middle
--   blocks:      reads and writes of public."Lower", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Lower" INHERIT public.middle;

-- Step 3 of 15: take from its parent table public."Lower"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Lower"
--   blocks:      reads and writes of public."Lower", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Lower" NO INHERIT public.old_parent;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.below IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 15: create table public.new_parent
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.new_parent (
    id bigint DEFAULT nextval('public.ids'),
    note text
);

-- Step 5 of 15: give a parent to table public.below
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.below
--   blocks:      reads and writes of public.below, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.below INHERIT public.new_parent;

-- Step 6 of 15: take from its parent table public.below
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.below
--   blocks:      reads and writes of public.below, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.below NO INHERIT public.middle;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 15: give a parent to table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   blocks:      reads and writes of public.child, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.child INHERIT public.new_parent;

-- Step 8 of 15: take from its parent table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   blocks:      reads and writes of public.child, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child NO INHERIT public.old_parent;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.middle IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 15: give a parent to table public.middle
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.middle
--   blocks:      reads and writes of public.middle, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.middle INHERIT public.new_parent;

-- Step 10 of 15: take from its parent table public.middle
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.middle
--   blocks:      reads and writes of public.middle, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.middle NO INHERIT public.old_parent;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Lower" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 15: set default of column public."Lower".id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Lower"
--   blocks:      reads and writes of public."Lower", for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public."Lower" ALTER COLUMN id SET DEFAULT nextval('public.ids');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.below IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 15: set default of column public.below.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.below
--   blocks:      reads and writes of public.below, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.below ALTER COLUMN id SET DEFAULT nextval('public.ids');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 15: set default of column public.child.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   blocks:      reads and writes of public.child, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.child ALTER COLUMN id SET DEFAULT nextval('public.ids');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.middle IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 15: set default of column public.middle.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.middle
--   blocks:      reads and writes of public.middle, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE ONLY public.middle ALTER COLUMN id SET DEFAULT nextval('public.ids');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.old_parent IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 15: drop column public.old_parent.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.old_parent
--   blocks:      reads and writes of public.old_parent, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.old_parent.id are dropped
--   hazard:      app-breaking: whoever uses column public.old_parent.id fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.old_parent fail
ALTER TABLE ONLY public.old_parent DROP COLUMN id;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.old_parent IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 15: drop column public.old_parent.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.old_parent
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.old_parent ADD COLUMN id bigint DEFAULT 7;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.middle IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 15: set default of column public.middle.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.middle
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.middle ALTER COLUMN id SET DEFAULT 7;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 15: set default of column public.child.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child ALTER COLUMN id SET DEFAULT 7;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.below IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 15: set default of column public.below.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.below
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.below ALTER COLUMN id SET DEFAULT 7;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Lower" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 15: set default of column public."Lower".id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Lower"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Lower" ALTER COLUMN id SET DEFAULT 7;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.middle IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 15: take from its parent table public.middle
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.middle
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.middle INHERIT public.old_parent;

-- Undo step 9 of 15: give a parent to table public.middle
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.middle
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.middle NO INHERIT public.new_parent;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 15: take from its parent table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child INHERIT public.old_parent;

-- Undo step 7 of 15: give a parent to table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child NO INHERIT public.new_parent;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.new_parent, public.below IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.new_parent, public.below IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 15: take from its parent table public.below
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.below
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.below INHERIT public.middle;

-- Undo step 5 of 15: give a parent to table public.below
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.below
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.below NO INHERIT public.new_parent;

-- Undo step 4 of 15: create table public.new_parent
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.new_parent;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Lower" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 15: take from its parent table public."Lower"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Lower"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Lower" INHERIT public.old_parent;

-- Undo step 2 of 15: give a parent to table public."Lower"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Lower", SHARE UPDATE EXCLUSIVE on table public.middle
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Lower" NO INHERIT public.middle;

-- Undo step 1 of 15: create sequence public.ids
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.ids;

COMMIT;

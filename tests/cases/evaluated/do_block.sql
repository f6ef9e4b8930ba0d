-- Files that hold what only a server can tell: blocks that make objects, and a function that is called.
-- texts --
up to 15: views are printed without the names of tables
-- before --
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE part_1 (id int);
-- after --
CREATE TABLE t (id int PRIMARY KEY);
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Mood') THEN
    CREATE TYPE "Mood" AS ENUM ('calm', 'busy');
  END IF;
  FOR i IN 1..2 LOOP
    EXECUTE format('CREATE TABLE %I (id int CHECK (id > %s))', 'part_' || i, i);
    EXECUTE format('COMMENT ON TABLE %I IS %L', 'part_' || i, 'made in a loop');
  END LOOP;
END
$$;
ALTER TABLE t ADD COLUMN mood "Mood" NOT NULL DEFAULT 'calm';
CREATE FUNCTION make_view() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CREATE VIEW busy AS SELECT id FROM t WHERE mood = 'busy';
END
$$;
SELECT make_view();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: create enum type public."Mood"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public."Mood" AS ENUM ('calm', 'busy');

-- Step 2 of 8: change comment on table public.part_1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.part_1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TABLE public.part_1 IS 'made in a loop';

-- Step 3 of 8: create table public.part_2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.part_2 (
    id integer,
    CONSTRAINT part_2_id_check CHECK (id > 2)
);
COMMENT ON TABLE public.part_2 IS 'made in a loop';

-- Step 4 of 8: add column public.t.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN mood public."Mood" DEFAULT 'calm'::public."Mood" NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.part_1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 8: create routine public.make_view()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
CREATE FUNCTION public.make_view()
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
  CREATE VIEW busy AS SELECT id FROM t WHERE mood = 'busy';
END
$$;

-- Step 6 of 8: add constraint public.part_1.part_1_id_check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.part_1
--   blocks:      reads and writes of public.part_1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.part_1 ADD CONSTRAINT part_1_id_check CHECK (id > 1) NOT VALID;

-- Step 7 of 8: create view public.busy
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.busy AS
SELECT t.id
   FROM public.t
  WHERE (t.mood = 'busy'::public."Mood");

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 8: validate constraint public.part_1.part_1_id_check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.part_1
--   blocks:      neither reads nor writes
--   work:        scans public.part_1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.part_1.part_1_id_check
ALTER TABLE public.part_1 VALIDATE CONSTRAINT part_1_id_check;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.part_1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 8: validate constraint public.part_1.part_1_id_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.part_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.part_1 DROP CONSTRAINT part_1_id_check;
ALTER TABLE public.part_1 ADD CONSTRAINT part_1_id_check CHECK (id > 1) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.part_1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.busy SET SCHEMA public;
        LOCK TABLE public.part_1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.part_1 IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.busy SET SCHEMA public;
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

-- Undo step 7 of 8: create view public.busy
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.busy;

-- Undo step 6 of 8: add constraint public.part_1.part_1_id_check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.part_1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.part_1 DROP CONSTRAINT part_1_id_check;

-- Undo step 5 of 8: create routine public.make_view()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.make_view();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.part_2, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.part_2, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.part_2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 8: add column public.t.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN mood;

-- Undo step 3 of 8: create table public.part_2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.part_2;

-- Undo step 2 of 8: change comment on table public.part_1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.part_1
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TABLE public.part_1 IS NULL;

-- Undo step 1 of 8: create enum type public."Mood"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public."Mood";

COMMIT;

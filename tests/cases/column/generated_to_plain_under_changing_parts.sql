-- A column stops being computed while keys and indexes over it come and go; on the way back it is dropped and made
-- again, when those that were there before are not there yet, and those that came are gone.
-- before --
CREATE TABLE owners (id integer PRIMARY KEY);
CREATE TABLE notes (
    id integer PRIMARY KEY,
    data jsonb,
    owner_id integer GENERATED ALWAYS AS ((data ->> 'owner_id')::integer) STORED,
    CONSTRAINT notes_owner_generated FOREIGN KEY (owner_id) REFERENCES owners (id)
);
CREATE INDEX notes_by_owner ON notes (owner_id);
CREATE INDEX notes_stay ON notes (owner_id DESC);
-- after --
CREATE TABLE owners (id integer PRIMARY KEY);
CREATE TABLE notes (
    id integer PRIMARY KEY,
    data jsonb,
    owner_id integer NOT NULL,
    CONSTRAINT notes_owner_fkey FOREIGN KEY (owner_id) REFERENCES owners (id),
    CONSTRAINT notes_owner_positive CHECK (owner_id > 0)
);
CREATE INDEX notes_by_owner_and_id ON notes (owner_id, id);
CREATE INDEX notes_stay ON notes (owner_id DESC);
-- rows --
INSERT INTO owners VALUES (7);
INSERT INTO notes (id, data) VALUES (1, '{"owner_id": 7}');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 13: check without scan for nulls in column public.notes.owner_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   blocks:      reads and writes of public.notes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.notes ADD CONSTRAINT lockstep_owner_id_not_null_a3791911 CHECK (owner_id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 13: scan for nulls in column public.notes.owner_id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes
--   blocks:      neither reads nor writes
--   work:        scans public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.notes.owner_id holds nulls
ALTER TABLE public.notes VALIDATE CONSTRAINT lockstep_owner_id_not_null_a3791911;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 13: require values in column public.notes.owner_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   blocks:      reads and writes of public.notes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.notes ALTER COLUMN owner_id SET NOT NULL;

COMMIT;

-- Step 4 of 13: drop the check for nulls in column public.notes.owner_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   blocks:      reads and writes of public.notes, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.notes DROP CONSTRAINT lockstep_owner_id_not_null_a3791911;

BEGIN;

-- Step 5 of 13: give up the proof of constraint public.notes.notes_owner_generated
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
      LOCK TABLE public.notes, public.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.notes, public.owners IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.owners, public.notes IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 13: drop constraint public.notes.notes_owner_generated
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.notes, ACCESS EXCLUSIVE on table public.owners
--   blocks:      reads and writes of public.notes, public.owners, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.notes DROP CONSTRAINT notes_owner_generated;

COMMIT;

SET lock_timeout = 0;

-- Step 7 of 13: drop index public.notes_by_owner
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.notes_by_owner;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 13: drop expression of column public.notes.owner_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   blocks:      reads and writes of public.notes, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values that were written since are computed again
ALTER TABLE public.notes ALTER COLUMN owner_id DROP EXPRESSION;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.notes, public.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.notes IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.owners IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.owners IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.notes IN ACCESS EXCLUSIVE MODE;
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

-- Step 9 of 13: add constraint public.notes.notes_owner_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.notes, SHARE ROW EXCLUSIVE on table public.owners
--   blocks:      writes of public.notes, public.owners, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.notes ADD CONSTRAINT notes_owner_fkey FOREIGN KEY (owner_id) REFERENCES public.owners (id) NOT VALID;

-- Step 10 of 13: add constraint public.notes.notes_owner_positive without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   blocks:      reads and writes of public.notes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.notes ADD CONSTRAINT notes_owner_positive CHECK (owner_id > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 13: add index public.notes_by_owner_and_id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes
--   blocks:      neither reads nor writes
--   work:        scans public.notes
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.notes_by_owner_and_id
CREATE INDEX CONCURRENTLY notes_by_owner_and_id ON public.notes USING btree (owner_id, id);

BEGIN;

-- Step 12 of 13: validate constraint public.notes.notes_owner_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes, ROW SHARE on table public.owners
--   blocks:      neither reads nor writes
--   work:        scans public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.notes.notes_owner_fkey
ALTER TABLE public.notes VALIDATE CONSTRAINT notes_owner_fkey;

COMMIT;

BEGIN;

-- Step 13 of 13: validate constraint public.notes.notes_owner_positive
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes
--   blocks:      neither reads nor writes
--   work:        scans public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.notes.notes_owner_positive
ALTER TABLE public.notes VALIDATE CONSTRAINT notes_owner_positive;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 13: validate constraint public.notes.notes_owner_positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.notes DROP CONSTRAINT notes_owner_positive;
ALTER TABLE public.notes ADD CONSTRAINT notes_owner_positive CHECK (owner_id > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.notes, public.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.notes, public.owners IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.owners, public.notes IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 12 of 13: validate constraint public.notes.notes_owner_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.notes, ACCESS EXCLUSIVE on table public.owners
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.notes DROP CONSTRAINT notes_owner_fkey;
ALTER TABLE public.notes ADD CONSTRAINT notes_owner_fkey FOREIGN KEY (owner_id) REFERENCES public.owners (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 11 of 13: add index public.notes_by_owner_and_id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.notes_by_owner_and_id;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.notes, public.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.notes, public.owners IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.owners, public.notes IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 13: add constraint public.notes.notes_owner_positive without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.notes DROP CONSTRAINT notes_owner_positive;

-- Undo step 9 of 13: add constraint public.notes.notes_owner_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.notes, SHARE ROW EXCLUSIVE on table public.owners
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.notes DROP CONSTRAINT notes_owner_fkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 13: drop expression of column public.notes.owner_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   transaction: inside a transaction
--   undo:        reversible, loses data: values that were written since are computed again
ALTER TABLE public.notes DROP COLUMN owner_id;
ALTER TABLE public.notes ADD COLUMN owner_id integer GENERATED ALWAYS AS ((data ->> 'owner_id')::integer) STORED;
CREATE INDEX notes_stay ON public.notes USING btree (owner_id DESC);

COMMIT;

SET lock_timeout = 0;

-- Undo step 7 of 13: drop index public.notes_by_owner
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY notes_by_owner ON public.notes USING btree (owner_id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.notes, public.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.notes, public.owners IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.owners, public.notes IN SHARE ROW EXCLUSIVE MODE;
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

-- Undo step 6 of 13: drop constraint public.notes.notes_owner_generated
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.notes, SHARE ROW EXCLUSIVE on table public.owners
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.notes ADD CONSTRAINT notes_owner_generated FOREIGN KEY (owner_id) REFERENCES public.owners (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 13: give up the proof of constraint public.notes.notes_owner_generated
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes, ROW SHARE on table public.owners
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.notes VALIDATE CONSTRAINT notes_owner_generated;

COMMIT;

SET lock_timeout = '2s';

-- Undo step 4 of 13: drop the check for nulls in column public.notes.owner_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.notes ADD CONSTRAINT lockstep_owner_id_not_null_a3791911 CHECK (owner_id IS NOT NULL) NOT VALID;
ALTER TABLE public.notes VALIDATE CONSTRAINT lockstep_owner_id_not_null_a3791911;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 13: require values in column public.notes.owner_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.notes ALTER COLUMN owner_id DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 13: scan for nulls in column public.notes.owner_id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 13: check without scan for nulls in column public.notes.owner_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.notes DROP CONSTRAINT lockstep_owner_id_not_null_a3791911;

COMMIT;

-- NOT ENFORCED, temporal keys, virtual columns, and what STORAGE at a column says.
-- needs --
from 18: NOT ENFORCED, WITHOUT OVERLAPS, VIRTUAL
-- before --
CREATE EXTENSION btree_gist;
CREATE TABLE public.plain (id integer PRIMARY KEY);
CREATE TABLE public.room (
    id integer,
    valid tstzrange,
    size integer,
    area integer GENERATED ALWAYS AS (size * size) VIRTUAL,
    note text STORAGE EXTERNAL,
    CONSTRAINT room_size CHECK (size > 0) NOT ENFORCED
);
-- after --
CREATE EXTENSION btree_gist;
CREATE TABLE public.plain (id integer PRIMARY KEY);
CREATE TABLE public.room (
    id integer,
    valid tstzrange,
    size integer,
    area integer GENERATED ALWAYS AS (size * size) VIRTUAL,
    volume bigint GENERATED ALWAYS AS (size::bigint * size * size),
    note text STORAGE MAIN,
    CONSTRAINT room_pkey PRIMARY KEY (id, valid WITHOUT OVERLAPS),
    CONSTRAINT room_size CHECK (size > 0) ENFORCED
);
CREATE TABLE public.booking (
    room integer,
    during tstzrange,
    plain integer,
    CONSTRAINT booking_room FOREIGN KEY (room, PERIOD during) REFERENCES public.room (id, PERIOD valid),
    CONSTRAINT booking_plain FOREIGN KEY (plain) REFERENCES public.plain NOT ENFORCED
);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 17: create table public.booking
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.booking (
    room integer,
    during tstzrange,
    plain integer
);

-- Step 2 of 17: check without scan for nulls in column public.room.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ADD CONSTRAINT lockstep_id_not_null_940d4bfb CHECK (id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 17: scan for nulls in column public.room.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.room
--   blocks:      neither reads nor writes
--   work:        scans public.room
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.room.id holds nulls
ALTER TABLE public.room VALIDATE CONSTRAINT lockstep_id_not_null_940d4bfb;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 17: require values in column public.room.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ALTER COLUMN id SET NOT NULL;

COMMIT;

-- Step 5 of 17: drop the check for nulls in column public.room.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.room DROP CONSTRAINT lockstep_id_not_null_940d4bfb;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 17: change settings of column public.room.note
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ALTER COLUMN note SET STORAGE MAIN;

-- Step 7 of 17: check without scan for nulls in column public.room.valid
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ADD CONSTRAINT lockstep_valid_not_null_56ea514e CHECK (valid IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 17: scan for nulls in column public.room.valid
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.room
--   blocks:      neither reads nor writes
--   work:        scans public.room
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.room.valid holds nulls
ALTER TABLE public.room VALIDATE CONSTRAINT lockstep_valid_not_null_56ea514e;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 17: require values in column public.room.valid
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ALTER COLUMN valid SET NOT NULL;

COMMIT;

-- Step 10 of 17: drop the check for nulls in column public.room.valid
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.room DROP CONSTRAINT lockstep_valid_not_null_56ea514e;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 17: add column public.room.volume
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ADD COLUMN volume bigint GENERATED ALWAYS AS (size::bigint * size * size) VIRTUAL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 17: add constraint public.booking.booking_plain
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.plain
--   blocks:      writes of public.plain, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.booking ADD CONSTRAINT booking_plain FOREIGN KEY (plain) REFERENCES public.plain (id) NOT ENFORCED;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 17: add constraint public.room.room_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for as long as its work takes
--   work:        scans public.room
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.room are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.room.room_pkey
ALTER TABLE public.room ADD CONSTRAINT room_pkey PRIMARY KEY (id, valid WITHOUT OVERLAPS);

-- Step 14 of 17: add constraint public.booking.booking_room
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.room
--   blocks:      writes of public.room, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.booking ADD CONSTRAINT booking_room FOREIGN KEY (room, PERIOD during) REFERENCES public.room (id, PERIOD valid);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 17: drop constraint public.room.room_size
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.room DROP CONSTRAINT room_size;

-- Step 16 of 17: add constraint public.room.room_size without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.room
--   blocks:      reads and writes of public.room, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ADD CONSTRAINT room_size CHECK (size > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 17 of 17: validate constraint public.room.room_size
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.room
--   blocks:      neither reads nor writes
--   work:        scans public.room
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.room.room_size
ALTER TABLE public.room VALIDATE CONSTRAINT room_size;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 17: validate constraint public.room.room_size
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.room DROP CONSTRAINT room_size;
ALTER TABLE public.room ADD CONSTRAINT room_size CHECK (size > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 17: add constraint public.room.room_size without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room DROP CONSTRAINT room_size;

-- Undo step 15 of 17: drop constraint public.room.room_size
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ADD CONSTRAINT room_size CHECK (size > 0) NOT ENFORCED;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 17: add constraint public.booking.booking_room
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.booking DROP CONSTRAINT booking_room;

-- Undo step 13 of 17: add constraint public.room.room_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room DROP CONSTRAINT room_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 17: add constraint public.booking.booking_plain
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.plain
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.booking DROP CONSTRAINT booking_plain;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 17: add column public.room.volume
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room DROP COLUMN volume;

COMMIT;

-- Undo step 10 of 17: drop the check for nulls in column public.room.valid
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.room ADD CONSTRAINT lockstep_valid_not_null_56ea514e CHECK (valid IS NOT NULL) NOT VALID;
ALTER TABLE public.room VALIDATE CONSTRAINT lockstep_valid_not_null_56ea514e;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 17: require values in column public.room.valid
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ALTER COLUMN valid DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 17: scan for nulls in column public.room.valid
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.room
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 17: check without scan for nulls in column public.room.valid
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room DROP CONSTRAINT lockstep_valid_not_null_56ea514e;

-- Undo step 6 of 17: change settings of column public.room.note
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ALTER COLUMN note SET STORAGE EXTERNAL;

COMMIT;

-- Undo step 5 of 17: drop the check for nulls in column public.room.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.room ADD CONSTRAINT lockstep_id_not_null_940d4bfb CHECK (id IS NOT NULL) NOT VALID;
ALTER TABLE public.room VALIDATE CONSTRAINT lockstep_id_not_null_940d4bfb;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.room IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 17: require values in column public.room.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room ALTER COLUMN id DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 17: scan for nulls in column public.room.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.room
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.booking, public.room IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.booking, public.room IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.room, public.booking IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 17: check without scan for nulls in column public.room.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.room
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.room DROP CONSTRAINT lockstep_id_not_null_940d4bfb;

-- Undo step 1 of 17: create table public.booking
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.booking;

COMMIT;

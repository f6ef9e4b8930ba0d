-- A partition and a child become tables of a type, and tables of a type become a partition and a child.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE TYPE public.pair AS (a integer, b text);
CREATE TABLE public.parent (a integer, b text);
CREATE TABLE public.parted (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE public.part PARTITION OF public.parted (CONSTRAINT b_there CHECK (b <> '')) FOR VALUES IN (1);
CREATE TABLE public.child (a integer, b text) INHERITS (public.parent);
CREATE TABLE public.typed OF public.pair;
CREATE TABLE public.typed_too OF public.pair;
-- after --
CREATE TYPE public.pair AS (a integer, b text);
CREATE TABLE public.parent (a integer, b text);
CREATE TABLE public.parted (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE public.part OF public.pair (CONSTRAINT b_there CHECK (b <> ''));
CREATE TABLE public.child OF public.pair;
CREATE TABLE public.typed (a integer, b text);
ALTER TABLE public.parted ATTACH PARTITION public.typed FOR VALUES IN (2);
CREATE TABLE public.typed_too (a integer, b text) INHERITS (public.parent);
-- rows --
INSERT INTO public.part VALUES (1, 'x');
INSERT INTO public.child VALUES (5, 'y');
INSERT INTO public.typed VALUES (2, 'z');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 12: change type of table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed NOT OF;

-- Step 2 of 12: check without scan the bounds of table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        from here on rows outside of the bounds are refused
ALTER TABLE public.typed ADD CONSTRAINT lockstep_typed_bounds_23b1ecb2 CHECK (a IS NOT NULL AND a = 2) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 12: scan for rows outside of the bounds of table public.typed
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   blocks:      neither reads nor writes
--   work:        scans public.typed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.typed holds rows outside of the bounds
ALTER TABLE public.typed VALIDATE CONSTRAINT lockstep_typed_bounds_23b1ecb2;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 12: take from its parent table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   blocks:      reads and writes of public.child, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child NO INHERIT public.parent;

-- Step 5 of 12: change type of table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   blocks:      reads and writes of public.child, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child OF public.pair;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed_too IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 12: change type of table public.typed_too
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed_too
--   blocks:      reads and writes of public.typed_too, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.typed_too NOT OF;

-- Step 7 of 12: give a parent to table public.typed_too
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parent, ACCESS EXCLUSIVE on table public.typed_too
--   blocks:      reads and writes of public.typed_too, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed_too INHERIT public.parent;

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 12: detach table public.part
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.part, SHARE UPDATE EXCLUSIVE on table public.parted
--   blocks:      reads and writes of public.part, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.part'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.parted DETACH PARTITION public.part FINALIZE; END IF; END$$
ALTER TABLE public.parted DETACH PARTITION public.part CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.part IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 12: change type of table public.part
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.part
--   blocks:      reads and writes of public.part, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.part OF public.pair;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.part IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 12: drop the check of the bounds of table public.part
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.part
--   blocks:      reads and writes of public.part, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.part'::pg_catalog.regclass AND contype = 'c' AND conname NOT IN ('b_there') ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.part DROP CONSTRAINT ' || bounds; END LOOP; END$$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 12: attach table public.typed
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parted ATTACH PARTITION public.typed FOR VALUES IN (2);

-- Step 12 of 12: drop the check of the bounds of table public.typed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed DROP CONSTRAINT lockstep_typed_bounds_23b1ecb2;

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
      LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 12 of 12: drop the check of the bounds of table public.typed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed ADD CONSTRAINT lockstep_typed_bounds_23b1ecb2 CHECK (a IS NOT NULL AND a = 2) NOT VALID;

-- Undo step 11 of 12: attach table public.typed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parted DETACH PARTITION public.typed;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.part IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 12: drop the check of the bounds of table public.part
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.part
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.part ADD CONSTRAINT lockstep_part_bounds_88c0770b CHECK (a IS NOT NULL AND a = 1);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.part IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 12: change type of table public.part
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.part
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.part NOT OF;

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 12: detach table public.part
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.part, SHARE UPDATE EXCLUSIVE on table public.parted
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.parted ATTACH PARTITION public.part FOR VALUES IN (1);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.part'::pg_catalog.regclass AND contype = 'c' AND conname NOT IN ('b_there') ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.part DROP CONSTRAINT ' || bounds; END LOOP; END$$;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed_too IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 12: give a parent to table public.typed_too
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parent, ACCESS EXCLUSIVE on table public.typed_too
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed_too NO INHERIT public.parent;

-- Undo step 6 of 12: change type of table public.typed_too
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed_too
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed_too OF public.pair;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 12: change type of table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child NOT OF;

-- Undo step 4 of 12: take from its parent table public.child
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.child
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.child INHERIT public.parent;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 12: scan for rows outside of the bounds of table public.typed
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 12: check without scan the bounds of table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed DROP CONSTRAINT lockstep_typed_bounds_23b1ecb2;

-- Undo step 1 of 12: change type of table public.typed
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.typed OF public.pair;

COMMIT;

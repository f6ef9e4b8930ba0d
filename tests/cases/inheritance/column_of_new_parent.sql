-- Columns that a table has from its new parent alone, and from the parent it loses, come by way of a helper.
-- prefixes --
NO INHERIT makes a column that came from the parent alone the own one of the table, and only the way back of the step that drops it can do without.
-- before --
CREATE TABLE parent (id int, "From Parent" text DEFAULT 'x', n numeric(8, 2) NOT NULL);
CREATE TABLE other (o int, shared int);
CREATE TABLE "Child" (id int, own int);
CREATE TABLE loses (mine int) INHERITS (other);
-- rows --
INSERT INTO loses VALUES (1, 2, 3);
-- after --
CREATE TABLE parent (id int, "From Parent" text DEFAULT 'x', n numeric(8, 2) NOT NULL);
CREATE TABLE other (o int, shared int);
CREATE TABLE "Child" (id int, own int) INHERITS (parent, other);
CREATE TABLE loses (mine int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loses IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: take from its parent table public.loses
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.loses
--   blocks:      reads and writes of public.loses, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.loses NO INHERIT public.other;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Child" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 9: add column public."Child"."From Parent"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child"
--   blocks:      reads and writes of public."Child", for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
CREATE TABLE public."lockstep_From Parent_parent_5373a70e" ();
ALTER TABLE public."Child" INHERIT public."lockstep_From Parent_parent_5373a70e";
ALTER TABLE public."lockstep_From Parent_parent_5373a70e" ADD COLUMN "From Parent" text DEFAULT 'x';

-- Step 3 of 9: add column public."Child".n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child"
--   blocks:      reads and writes of public."Child", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
--   hazard:      may-fail: fails when public."Child" has rows: the column has no default to fill them with
CREATE TABLE public.lockstep_n_parent_cb564e27 ();
ALTER TABLE public."Child" INHERIT public.lockstep_n_parent_cb564e27;
ALTER TABLE public.lockstep_n_parent_cb564e27 ADD COLUMN n numeric(8,2) NOT NULL;

-- Step 4 of 9: add column public."Child".o
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child"
--   blocks:      reads and writes of public."Child", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
CREATE TABLE public.lockstep_o_parent_10795a2c ();
ALTER TABLE public."Child" INHERIT public.lockstep_o_parent_10795a2c;
ALTER TABLE public.lockstep_o_parent_10795a2c ADD COLUMN o integer;

-- Step 5 of 9: add column public."Child".shared
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child"
--   blocks:      reads and writes of public."Child", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
CREATE TABLE public.lockstep_shared_parent_821d3dd2 ();
ALTER TABLE public."Child" INHERIT public.lockstep_shared_parent_821d3dd2;
ALTER TABLE public.lockstep_shared_parent_821d3dd2 ADD COLUMN shared integer;

-- Step 6 of 9: give a parent to table public."Child"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child", SHARE UPDATE EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public."Child", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Child" INHERIT public.parent;
ALTER TABLE public."Child" NO INHERIT public."lockstep_From Parent_parent_5373a70e";
DROP TABLE public."lockstep_From Parent_parent_5373a70e";
ALTER TABLE public."Child" NO INHERIT public.lockstep_n_parent_cb564e27;
DROP TABLE public.lockstep_n_parent_cb564e27;

-- Step 7 of 9: give a parent to table public."Child"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child", SHARE UPDATE EXCLUSIVE on table public.other
--   blocks:      reads and writes of public."Child", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Child" INHERIT public.other;
ALTER TABLE public."Child" NO INHERIT public.lockstep_o_parent_10795a2c;
DROP TABLE public.lockstep_o_parent_10795a2c;
ALTER TABLE public."Child" NO INHERIT public.lockstep_shared_parent_821d3dd2;
DROP TABLE public.lockstep_shared_parent_821d3dd2;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loses IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 9: drop column public.loses.o
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loses
--   blocks:      reads and writes of public.loses, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.loses.o are dropped
--   hazard:      app-breaking: whoever uses column public.loses.o fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.loses fail
ALTER TABLE public.loses DROP COLUMN o;

-- Step 9 of 9: drop column public.loses.shared
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loses
--   blocks:      reads and writes of public.loses, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.loses.shared are dropped
--   hazard:      app-breaking: whoever uses column public.loses.shared fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.loses fail
ALTER TABLE public.loses DROP COLUMN shared;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loses IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 9: drop column public.loses.shared
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loses
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
CREATE TABLE public.lockstep_shared_parent_abc1d168 ();
ALTER TABLE public.loses INHERIT public.lockstep_shared_parent_abc1d168;
ALTER TABLE public.lockstep_shared_parent_abc1d168 ADD COLUMN shared integer;

-- Undo step 8 of 9: drop column public.loses.o
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loses
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
CREATE TABLE public.lockstep_o_parent_6b266007 ();
ALTER TABLE public.loses INHERIT public.lockstep_o_parent_6b266007;
ALTER TABLE public.lockstep_o_parent_6b266007 ADD COLUMN o integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Child" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 9: give a parent to table public."Child"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child", SHARE UPDATE EXCLUSIVE on table public.other
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Child" NO INHERIT public.other;

-- Undo step 6 of 9: give a parent to table public."Child"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child", SHARE UPDATE EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Child" NO INHERIT public.parent;

-- Undo step 5 of 9: add column public."Child".shared
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public."Child" DROP COLUMN shared;

-- Undo step 4 of 9: add column public."Child".o
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public."Child" DROP COLUMN o;

-- Undo step 3 of 9: add column public."Child".n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public."Child" DROP COLUMN n;

-- Undo step 2 of 9: add column public."Child"."From Parent"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Child"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public."Child" DROP COLUMN "From Parent";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loses IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 9: take from its parent table public.loses
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.loses
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.loses INHERIT public.other;
DO $$
BEGIN
  IF pg_catalog.to_regclass('public.lockstep_o_parent_6b266007') IS NOT NULL THEN
    ALTER TABLE public.loses NO INHERIT public.lockstep_o_parent_6b266007;
    DROP TABLE public.lockstep_o_parent_6b266007;
  END IF;
END $$;
DO $$
BEGIN
  IF pg_catalog.to_regclass('public.lockstep_shared_parent_abc1d168') IS NOT NULL THEN
    ALTER TABLE public.loses NO INHERIT public.lockstep_shared_parent_abc1d168;
    DROP TABLE public.lockstep_shared_parent_abc1d168;
  END IF;
END $$;

COMMIT;

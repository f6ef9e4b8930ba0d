-- Tables become of a type, or of another one, whose attributes stand in another order than their columns, and others are of none any more.
-- before --
CREATE TYPE entry AS (a bigint, b text, c integer);
CREATE TYPE yrtne AS (c integer, b text, a bigint);
CREATE TABLE fresh (c integer PRIMARY KEY, x date, y date, a bigint NOT NULL);
CREATE TABLE turned OF entry (UNIQUE (a, c));
CREATE TABLE loose OF entry (PRIMARY KEY (c));
CREATE TABLE grown (a bigint);
CREATE TABLE same (b text, c integer, a bigint);
CREATE TABLE was OF entry;
-- after --
CREATE TYPE entry AS (a bigint, b text, c integer);
CREATE TYPE yrtne AS (c integer, b text, a bigint);
CREATE TABLE fresh OF entry (PRIMARY KEY (c), a NOT NULL);
CREATE TABLE turned OF yrtne (UNIQUE (a, c));
CREATE TABLE loose (c integer PRIMARY KEY, z text, a bigint);
CREATE TABLE grown OF entry;
CREATE TABLE same OF entry;
CREATE TABLE was (b text, c integer, a bigint);
-- rows --
INSERT INTO fresh VALUES (1, NULL, NULL, 2);
INSERT INTO turned VALUES (1, 'x', 2);
INSERT INTO loose VALUES (3, 'y', 4);
INSERT INTO grown VALUES (5);
INSERT INTO same VALUES ('x', 1, 2);
-- holds --
DO $$ BEGIN
  ASSERT (SELECT a = 2 AND c = 1 FROM fresh);
  ASSERT (SELECT a = 1 AND b = 'x' AND c = 2 FROM turned);
  ASSERT (SELECT a = 3 AND c = 4 FROM loose);
  ASSERT (SELECT a = 5 FROM grown);
  ASSERT (SELECT a = 2 AND b = 'x' AND c = 1 FROM same);
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.grown IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 25: arrange columns of table public.grown
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.grown
--   blocks:      reads and writes of public.grown, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in the new columns since are gone
--   hazard:      cached-plan: prepared statements that take all columns of table public.grown fail
ALTER TABLE public.grown ADD COLUMN b text;
ALTER TABLE public.grown ADD COLUMN c integer;

-- Step 2 of 25: change type of table public.grown
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.grown
--   blocks:      reads and writes of public.grown, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.grown OF public.entry;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 25: change type of table public.loose
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   blocks:      reads and writes of public.loose, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.loose NOT OF;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.same IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 25: arrange columns of table public.same
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.same
--   blocks:      reads and writes of public.same, for as long as its work takes
--   work:        rewrites public.same
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.same is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that take all columns of table public.same fail
ALTER TABLE public.same ADD COLUMN lockstep_b_moved_91d822a5 text;
ALTER TABLE public.same ADD COLUMN lockstep_c_moved_bfc8ca02 integer;
ALTER TABLE public.same
    ALTER COLUMN lockstep_b_moved_91d822a5 TYPE text USING b,
    ALTER COLUMN lockstep_c_moved_bfc8ca02 TYPE integer USING c;
ALTER TABLE public.same DROP COLUMN b;
ALTER TABLE public.same RENAME COLUMN lockstep_b_moved_91d822a5 TO b;
ALTER TABLE public.same DROP COLUMN c;
ALTER TABLE public.same RENAME COLUMN lockstep_c_moved_bfc8ca02 TO c;

-- Step 5 of 25: change type of table public.same
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.same
--   blocks:      reads and writes of public.same, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.same OF public.entry;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.turned IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 25: take off from its type table public.turned
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   blocks:      reads and writes of public.turned, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.turned NOT OF;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.was IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 25: change type of table public.was
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.was
--   blocks:      reads and writes of public.was, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.was NOT OF;

-- Step 8 of 25: arrange columns of table public.was
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 25: drop constraint public.fresh.fresh_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.fresh DROP CONSTRAINT fresh_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 25: drop constraint public.loose.loose_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   blocks:      reads and writes of public.loose, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.loose DROP CONSTRAINT loose_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.turned IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 25: drop constraint public.turned.turned_a_c_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   blocks:      reads and writes of public.turned, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.turned DROP CONSTRAINT turned_a_c_key;

COMMIT;

-- Step 12 of 25: give up the index of constraint public.fresh.fresh_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_fresh_pkey_old_135bca84;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 25: arrange columns of table public.fresh
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for as long as its work takes
--   work:        rewrites public.fresh
--   transaction: inside a transaction
--   undo:        reversible, loses data: values of dropped columns do not come back, and those stored in new ones since are gone
--   hazard:      rewrite: every row of public.fresh is written again under an exclusive lock
--   hazard:      data-loss: the values of column public.fresh.x are dropped
--   hazard:      app-breaking: whoever uses column public.fresh.x fails
--   hazard:      data-loss: the values of column public.fresh.y are dropped
--   hazard:      app-breaking: whoever uses column public.fresh.y fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.fresh fail
ALTER TABLE public.fresh ADD COLUMN b text;
ALTER TABLE public.fresh ADD COLUMN lockstep_c_moved_a74c48c0 integer;
ALTER TABLE public.fresh
    ALTER COLUMN lockstep_c_moved_a74c48c0 TYPE integer USING c;
ALTER TABLE public.fresh DROP COLUMN c;
ALTER TABLE public.fresh RENAME COLUMN lockstep_c_moved_a74c48c0 TO c;
ALTER TABLE public.fresh ALTER COLUMN c SET NOT NULL;
ALTER TABLE public.fresh DROP COLUMN x;
ALTER TABLE public.fresh DROP COLUMN y;

-- Step 14 of 25: change type of table public.fresh
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh OF public.entry;

COMMIT;

SET lock_timeout = 0;

-- Step 15 of 25: build the index of constraint public.fresh.fresh_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.fresh
--   blocks:      neither reads nor writes
--   work:        scans public.fresh
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.fresh are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_fresh_pkey_key_135bca84
CREATE UNIQUE INDEX CONCURRENTLY lockstep_fresh_pkey_key_135bca84 ON public.fresh USING btree (c);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 25: add constraint public.fresh.fresh_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   blocks:      reads and writes of public.fresh, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh ADD CONSTRAINT fresh_pkey PRIMARY KEY USING INDEX lockstep_fresh_pkey_key_135bca84;

COMMIT;

-- Step 17 of 25: give up the index of constraint public.loose.loose_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_loose_pkey_old_7cc15c5d;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 25: arrange columns of table public.loose
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   blocks:      reads and writes of public.loose, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values of dropped columns do not come back, and those stored in new ones since are gone
--   hazard:      data-loss: the values of column public.loose.b are dropped
--   hazard:      app-breaking: whoever uses column public.loose.b fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.loose fail
ALTER TABLE public.loose ADD COLUMN z text;
ALTER TABLE public.loose DROP COLUMN b;

COMMIT;

SET lock_timeout = 0;

-- Step 19 of 25: build the index of constraint public.loose.loose_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.loose
--   blocks:      neither reads nor writes
--   work:        scans public.loose
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.loose are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_loose_pkey_key_7cc15c5d
CREATE UNIQUE INDEX CONCURRENTLY lockstep_loose_pkey_key_7cc15c5d ON public.loose USING btree (c);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 25: add constraint public.loose.loose_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   blocks:      reads and writes of public.loose, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.loose ADD CONSTRAINT loose_pkey PRIMARY KEY USING INDEX lockstep_loose_pkey_key_7cc15c5d;

COMMIT;

-- Step 21 of 25: give up the index of constraint public.turned.turned_a_c_key
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_turned_a_c_key_old_4a4e618b;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.turned IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 22 of 25: arrange columns of table public.turned
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   blocks:      reads and writes of public.turned, for as long as its work takes
--   work:        rewrites public.turned
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.turned is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that take all columns of table public.turned fail
ALTER TABLE public.turned ADD COLUMN lockstep_b_moved_a42d6496 text;
ALTER TABLE public.turned ADD COLUMN lockstep_a_moved_915028ea bigint;
ALTER TABLE public.turned
    ALTER COLUMN lockstep_b_moved_a42d6496 TYPE text USING b,
    ALTER COLUMN lockstep_a_moved_915028ea TYPE bigint USING a;
ALTER TABLE public.turned DROP COLUMN b;
ALTER TABLE public.turned RENAME COLUMN lockstep_b_moved_a42d6496 TO b;
ALTER TABLE public.turned DROP COLUMN a;
ALTER TABLE public.turned RENAME COLUMN lockstep_a_moved_915028ea TO a;

-- Step 23 of 25: change type of table public.turned
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   blocks:      reads and writes of public.turned, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.turned OF public.yrtne;

COMMIT;

SET lock_timeout = 0;

-- Step 24 of 25: build the index of constraint public.turned.turned_a_c_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.turned
--   blocks:      neither reads nor writes
--   work:        scans public.turned
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.turned are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_turned_a_c_key_key_4a4e618b
CREATE UNIQUE INDEX CONCURRENTLY lockstep_turned_a_c_key_key_4a4e618b ON public.turned USING btree (a, c);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.turned IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 25 of 25: add constraint public.turned.turned_a_c_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   blocks:      reads and writes of public.turned, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.turned ADD CONSTRAINT turned_a_c_key UNIQUE USING INDEX lockstep_turned_a_c_key_key_4a4e618b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.turned IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 25 of 25: add constraint public.turned.turned_a_c_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.turned DROP CONSTRAINT turned_a_c_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 24 of 25: build the index of constraint public.turned.turned_a_c_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.turned
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_turned_a_c_key_key_4a4e618b;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.turned IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 23 of 25: change type of table public.turned
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.turned NOT OF;

-- Undo step 22 of 25: arrange columns of table public.turned
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.turned ADD COLUMN lockstep_b_moved_a42d6496 text;
ALTER TABLE public.turned ADD COLUMN lockstep_c_moved_1c3ddfea integer;
ALTER TABLE public.turned
    ALTER COLUMN lockstep_b_moved_a42d6496 TYPE text USING b,
    ALTER COLUMN lockstep_c_moved_1c3ddfea TYPE integer USING c;
ALTER TABLE public.turned DROP COLUMN b;
ALTER TABLE public.turned RENAME COLUMN lockstep_b_moved_a42d6496 TO b;
ALTER TABLE public.turned DROP COLUMN c;
ALTER TABLE public.turned RENAME COLUMN lockstep_c_moved_1c3ddfea TO c;

COMMIT;

SET lock_timeout = 0;

-- Undo step 21 of 25: give up the index of constraint public.turned.turned_a_c_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.turned
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_turned_a_c_key_old_4a4e618b ON public.turned USING btree (a, c);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 25: add constraint public.loose.loose_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.loose DROP CONSTRAINT loose_pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 19 of 25: build the index of constraint public.loose.loose_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.loose
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_loose_pkey_key_7cc15c5d;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 25: arrange columns of table public.loose
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   transaction: inside a transaction
--   undo:        reversible, loses data: values of dropped columns do not come back, and those stored in new ones since are gone
ALTER TABLE public.loose ADD COLUMN b text;
ALTER TABLE public.loose ADD COLUMN lockstep_c_moved_4bd8f86c integer;
ALTER TABLE public.loose
    ALTER COLUMN lockstep_c_moved_4bd8f86c TYPE integer USING c;
ALTER TABLE public.loose DROP COLUMN c;
ALTER TABLE public.loose RENAME COLUMN lockstep_c_moved_4bd8f86c TO c;
ALTER TABLE public.loose ALTER COLUMN c SET NOT NULL;
ALTER TABLE public.loose DROP COLUMN z;

COMMIT;

SET lock_timeout = 0;

-- Undo step 17 of 25: give up the index of constraint public.loose.loose_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.loose
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_loose_pkey_old_7cc15c5d ON public.loose USING btree (c);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 25: add constraint public.fresh.fresh_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh DROP CONSTRAINT fresh_pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 25: build the index of constraint public.fresh.fresh_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.fresh
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_fresh_pkey_key_135bca84;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 25: change type of table public.fresh
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.fresh NOT OF;

-- Undo step 13 of 25: arrange columns of table public.fresh
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible, loses data: values of dropped columns do not come back, and those stored in new ones since are gone
ALTER TABLE public.fresh ADD COLUMN x date;
ALTER TABLE public.fresh ADD COLUMN y date;
ALTER TABLE public.fresh DROP COLUMN b;

COMMIT;

SET lock_timeout = 0;

-- Undo step 12 of 25: give up the index of constraint public.fresh.fresh_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.fresh
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_fresh_pkey_old_135bca84 ON public.fresh USING btree (c);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.turned IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 25: drop constraint public.turned.turned_a_c_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_turned_a_c_key_old_4a4e618b ON public.turned USING btree (a, c);
ALTER TABLE public.turned ADD CONSTRAINT turned_a_c_key UNIQUE USING INDEX lockstep_turned_a_c_key_old_4a4e618b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 25: drop constraint public.loose.loose_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_loose_pkey_old_7cc15c5d ON public.loose USING btree (c);
ALTER TABLE public.loose ADD CONSTRAINT loose_pkey PRIMARY KEY USING INDEX lockstep_loose_pkey_old_7cc15c5d;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.fresh IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 25: drop constraint public.fresh.fresh_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.fresh
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_fresh_pkey_old_135bca84 ON public.fresh USING btree (c);
ALTER TABLE public.fresh ADD CONSTRAINT fresh_pkey PRIMARY KEY USING INDEX lockstep_fresh_pkey_old_135bca84;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.was IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 25: arrange columns of table public.was
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.was ADD COLUMN lockstep_b_moved_ec406e48 text;
ALTER TABLE public.was ADD COLUMN lockstep_c_moved_26c288c6 integer;
ALTER TABLE public.was
    ALTER COLUMN lockstep_b_moved_ec406e48 TYPE text USING b,
    ALTER COLUMN lockstep_c_moved_26c288c6 TYPE integer USING c;
ALTER TABLE public.was DROP COLUMN b;
ALTER TABLE public.was RENAME COLUMN lockstep_b_moved_ec406e48 TO b;
ALTER TABLE public.was DROP COLUMN c;
ALTER TABLE public.was RENAME COLUMN lockstep_c_moved_26c288c6 TO c;

-- Undo step 7 of 25: change type of table public.was
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.was
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.was OF public.entry;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.turned IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 25: take off from its type table public.turned
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.turned
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.turned OF public.entry;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.same IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 25: change type of table public.same
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.same
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.same NOT OF;

-- Undo step 4 of 25: arrange columns of table public.same
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.same
--   transaction: inside a transaction
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 25: change type of table public.loose
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.loose OF public.entry;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.grown IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 25: change type of table public.grown
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.grown
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.grown NOT OF;

-- Undo step 1 of 25: arrange columns of table public.grown
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.grown
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in the new columns since are gone
ALTER TABLE public.grown DROP COLUMN b;
ALTER TABLE public.grown DROP COLUMN c;

COMMIT;

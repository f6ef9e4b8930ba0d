-- A child sets other defaults, NOT NULL, storage and comments on columns that it inherits.
-- before --
CREATE TABLE p (a int, b text DEFAULT 'p');
CREATE TABLE c () INHERITS (p);
-- after --
CREATE TABLE p (a int, b text DEFAULT 'p');
CREATE TABLE c () INHERITS (p);
ALTER TABLE c ALTER COLUMN a SET NOT NULL;
ALTER TABLE c ALTER COLUMN b SET DEFAULT 'c';
ALTER TABLE c ALTER COLUMN b SET STORAGE EXTERNAL;
COMMENT ON COLUMN c.b IS 'of the child';
CREATE UNIQUE INDEX c_a ON c (a);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: check without scan for nulls in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT lockstep_a_not_null_602f0de6 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 8: scan for nulls in column public.c.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.c.a holds nulls
ALTER TABLE public.c VALIDATE CONSTRAINT lockstep_a_not_null_602f0de6;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 8: require values in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN a SET NOT NULL;

COMMIT;

-- Step 4 of 8: drop the check for nulls in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT lockstep_a_not_null_602f0de6;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 8: set default of column public.c.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN b SET DEFAULT 'c';

-- Step 6 of 8: change settings of column public.c.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN b SET STORAGE EXTERNAL;

-- Step 7 of 8: change comment on column public.c.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.c.b IS 'of the child';

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 8: add index public.c_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.c are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.c_a
CREATE UNIQUE INDEX CONCURRENTLY c_a ON public.c USING btree (a);
-- down --
SET lock_timeout = 0;

-- Undo step 8 of 8: add index public.c_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.c_a;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 8: change comment on column public.c.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.c.b IS NULL;

-- Undo step 6 of 8: change settings of column public.c.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN b SET STORAGE EXTENDED;

-- Undo step 5 of 8: set default of column public.c.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN b SET DEFAULT 'p';

COMMIT;

-- Undo step 4 of 8: drop the check for nulls in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT lockstep_a_not_null_602f0de6 CHECK (a IS NOT NULL) NOT VALID;
ALTER TABLE public.c VALIDATE CONSTRAINT lockstep_a_not_null_602f0de6;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 8: require values in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN a DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 8: scan for nulls in column public.c.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 8: check without scan for nulls in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT lockstep_a_not_null_602f0de6;

COMMIT;

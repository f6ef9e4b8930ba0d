-- A rule is renamed, and so are its table and the one that it writes to.
-- before --
CREATE TABLE t (a int);
CREATE TABLE log (a int);
CREATE RULE old_name AS ON INSERT TO t DO ALSO INSERT INTO log VALUES (NEW.a);
-- after --
CREATE SCHEMA other;
-- @renamed from=t
CREATE TABLE "T" (a int);
-- @renamed from=public.log
CREATE TABLE other.logs (a int);
-- @renamed from=old_name
CREATE RULE "New name" AS ON INSERT TO "T" DO ALSO INSERT INTO other.logs VALUES (NEW.a);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: create schema other
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA other;

-- Step 2 of 4: rename table public.log to table other.logs
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table other.logs
--   blocks:      reads and writes of other.logs, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table other.logs fails
ALTER TABLE public.log SET SCHEMA other;
ALTER TABLE other.log RENAME TO logs;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 4: rename table public.t to table public."T"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public."T" fails
ALTER TABLE public.t RENAME TO "T";

-- Step 4 of 4: rename rule public."T".old_name to rule public."T"."New name"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER RULE old_name ON public."T" RENAME TO "New name";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: rename rule public."T".old_name to rule public."T"."New name"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER RULE "New name" ON public."T" RENAME TO old_name;

-- Undo step 3 of 4: rename table public.t to table public."T"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" RENAME TO t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE other.logs IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 4: rename table public.log to table other.logs
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table other.logs
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE other.logs RENAME TO log;
ALTER TABLE other.log SET SCHEMA public;

-- Undo step 1 of 4: create schema other
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA other;

COMMIT;

-- Columns, indexes and constraints over types and operator classes of an extension.
-- before --
CREATE EXTENSION hstore;
CREATE TABLE t (h hstore);
-- after --
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
COMMENT ON EXTENSION citext IS 'case does not count';
CREATE TABLE t (h hstore NOT NULL DEFAULT '"a"=>"1"', c ext.citext UNIQUE, CONSTRAINT has_key CHECK (h ? 'a'));
CREATE INDEX t_h ON t USING gin (h);
CREATE INDEX t_trgm ON t USING gist ((h -> 'name') gist_trgm_ops (siglen = 32));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 16: create schema ext
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA ext;

-- Step 2 of 16: create extension citext
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA ext;
COMMENT ON EXTENSION citext IS 'case does not count';

-- Step 3 of 16: create extension pg_trgm
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- Step 4 of 16: add column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN c ext.citext;

-- Step 5 of 16: check without scan for nulls in column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_h_not_null_8a36b9ef CHECK (h IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 16: scan for nulls in column public.t.h
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.t.h holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_h_not_null_8a36b9ef;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 16: require values in column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN h SET NOT NULL;

COMMIT;

-- Step 8 of 16: drop the check for nulls in column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_h_not_null_8a36b9ef;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 16: set default of column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN h SET DEFAULT '"a"=>"1"';

-- Step 10 of 16: add constraint public.t.has_key without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT has_key CHECK (h ? 'a') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 16: build the index of constraint public.t.t_c_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_c_key
CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON public.t USING btree (c);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 16: add constraint public.t.t_c_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 16: add index public.t_h
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_h
CREATE INDEX CONCURRENTLY t_h ON public.t USING gin (h);

-- Step 14 of 16: add index public.t_trgm
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_trgm
CREATE INDEX CONCURRENTLY t_trgm ON public.t USING gist ((h -> 'name') public.gist_trgm_ops (siglen=32));

BEGIN;

-- Step 15 of 16: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;

BEGIN;

-- Step 16 of 16: validate constraint public.t.has_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.has_key
ALTER TABLE public.t VALIDATE CONSTRAINT has_key;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 16: validate constraint public.t.has_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT has_key;
ALTER TABLE public.t ADD CONSTRAINT has_key CHECK (h ? 'a') NOT VALID;

COMMIT;

-- Undo step 15 of 16: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

-- Undo step 14 of 16: add index public.t_trgm
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_trgm;

-- Undo step 13 of 16: add index public.t_h
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_h;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 16: add constraint public.t.t_c_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_c_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 11 of 16: build the index of constraint public.t.t_c_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_c_key;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 16: add constraint public.t.has_key without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT has_key;

-- Undo step 9 of 16: set default of column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN h DROP DEFAULT;

COMMIT;

-- Undo step 8 of 16: drop the check for nulls in column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_h_not_null_8a36b9ef CHECK (h IS NOT NULL) NOT VALID;
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_h_not_null_8a36b9ef;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 16: require values in column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN h DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 16: scan for nulls in column public.t.h
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 16: check without scan for nulls in column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_h_not_null_8a36b9ef;

-- Undo step 4 of 16: add column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN c;

-- Undo step 3 of 16: create extension pg_trgm
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EXTENSION pg_trgm;

-- Undo step 2 of 16: create extension citext
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EXTENSION citext;

-- Undo step 1 of 16: create schema ext
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA ext;

COMMIT;

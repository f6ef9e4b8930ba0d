-- `IS NOT NULL` asks for every column of a row, so a check of it would refuse rows that are there, and prove nothing.
-- before --
CREATE TYPE pair AS (a int, b int);
CREATE DOMAIN paired AS pair;
CREATE TABLE t (id int PRIMARY KEY, c pair, d paired, e pair[]);
-- after --
CREATE TYPE pair AS (a int, b int);
CREATE DOMAIN paired AS pair;
CREATE TABLE t (id int PRIMARY KEY, c pair NOT NULL, d paired NOT NULL, e pair[] NOT NULL);
-- rows --
INSERT INTO t VALUES (1, ROW(1, NULL), ROW(NULL, 2)::pair, '{}'), (2, ROW(NULL, NULL), ROW(1, 2)::pair, '{}');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: require values in column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read while readers and writers wait
--   hazard:      may-fail: fails when column public.t.c holds nulls
ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;

-- Step 2 of 6: require values in column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read while readers and writers wait
--   hazard:      may-fail: fails when column public.t.d holds nulls
ALTER TABLE public.t ALTER COLUMN d SET NOT NULL;

-- Step 3 of 6: check without scan for nulls in column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_e_not_null_f10d17d6 CHECK (e IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 6: scan for nulls in column public.t.e
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.t.e holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_e_not_null_f10d17d6;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 6: require values in column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN e SET NOT NULL;

COMMIT;

-- Step 6 of 6: drop the check for nulls in column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_e_not_null_f10d17d6;
-- down --
SET lock_timeout = '2s';

-- Undo step 6 of 6: drop the check for nulls in column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_e_not_null_f10d17d6 CHECK (e IS NOT NULL) NOT VALID;
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_e_not_null_f10d17d6;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 6: require values in column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN e DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 6: scan for nulls in column public.t.e
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

-- Undo step 3 of 6: check without scan for nulls in column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_e_not_null_f10d17d6;

-- Undo step 2 of 6: require values in column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN d DROP NOT NULL;

-- Undo step 1 of 6: require values in column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c DROP NOT NULL;

COMMIT;

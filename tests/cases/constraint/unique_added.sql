-- A unique constraint through a concurrent index, with all options.
-- needs --
from 15: NULLS NOT DISTINCT
-- before --
CREATE TABLE t (a int, b int, c int);
-- after --
CREATE TABLE t (a int, b int, c int, CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a) INCLUDE (c) WITH (fillfactor = 80), UNIQUE (a, b) DEFERRABLE INITIALLY DEFERRED);
-- rows --
INSERT INTO t VALUES (1, 1, 1);
-- old --
INSERT INTO t VALUES (9001, 1, 1), (9002, 1, 1);
UPDATE t SET a = a + 10 WHERE a > 9000;
DELETE FROM t WHERE a > 9000;
-- new --
INSERT INTO t VALUES (9001, 1, 1) ON CONFLICT ON CONSTRAINT uq DO NOTHING;
INSERT INTO t VALUES (9001, 1, 2) ON CONFLICT (a) DO NOTHING;
DO $$ BEGIN ASSERT (SELECT array_agg(c) FROM t WHERE a = 9001) = '{1}'; END $$;
DELETE FROM t WHERE a = 9001;
-- plan --
SET lock_timeout = 0;

-- Step 1 of 4: build the index of constraint public.t.t_a_b_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_a_b_key
CREATE UNIQUE INDEX CONCURRENTLY t_a_b_key ON public.t USING btree (a, b);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 4: add constraint public.t.t_a_b_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_a_b_key UNIQUE USING INDEX t_a_b_key DEFERRABLE INITIALLY DEFERRED;

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 4: build the index of constraint public.t.uq
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.uq
CREATE UNIQUE INDEX CONCURRENTLY uq ON public.t USING btree (a) INCLUDE (c) NULLS NOT DISTINCT WITH (fillfactor=80);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 4: add constraint public.t.uq
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT uq UNIQUE USING INDEX uq;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: add constraint public.t.uq
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT uq;

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 4: build the index of constraint public.t.uq
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.uq;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 4: add constraint public.t.t_a_b_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_a_b_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 4: build the index of constraint public.t.t_a_b_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_a_b_key;
